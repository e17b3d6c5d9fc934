//! The thread on which a blocking client's transport runs.

use std::pin::Pin;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, ThreadId};

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::NotSentCause;
use crate::transport::{HttpResponse, Lost, LostCause, TransportError};

/// What a transport makes of a request.
type Answer = Result<HttpResponse, TransportError>;
type Task = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Runs futures on one thread of its own and waits for them. The thread is started when there is something to do. It is told to
/// end by the end of its queue, when this is dropped; nobody waits for that, so that this can be dropped anywhere, on that
/// very thread too.
pub(super) struct Worker {
    thread: Mutex<Option<Thread>>,
    start: fn() -> Option<Thread>,
}

struct Thread {
    id: ThreadId,
    queue: UnboundedSender<Task>,
}

impl Worker {
    pub(super) fn new() -> Self {
        Self {
            thread: Mutex::new(None),
            start: Thread::start,
        }
    }

    /// Waits until the exchange is over. It can be over without an answer: its panic ends there, and drops the sender.
    pub(super) fn run(&self, exchange: impl Future<Output = Answer> + Send + 'static) -> Answer {
        let (sender, answer) = sync_channel(1);
        let task = async move { drop(sender.send(exchange.await)) };
        self.submit(Box::pin(task))
            .map_err(TransportError::NotSent)?;
        let failed = Lost::new(LostCause::TransportFailed);
        answer.recv().unwrap_or(Err(TransportError::Lost(failed)))
    }

    /// Hands over a task, to a new thread if there is none or if it has ended.
    fn submit(&self, mut task: Task) -> Result<(), NotSentCause> {
        let mut thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(thread) = &*thread {
            if thread.id == thread::current().id() {
                return Err(NotSentCause::Thread);
            }
            match thread.queue.send(task) {
                Ok(()) => return Ok(()),
                Err(returned) => task = returned.0,
            }
        }
        let started = thread.insert((self.start)().ok_or(NotSentCause::Thread)?);
        started.queue.send(task).map_err(|_| NotSentCause::Thread)
    }
}

impl Thread {
    /// None when the system has no thread to give, or nothing to wait for sockets with.
    fn start() -> Option<Self> {
        let (queue, tasks) = unbounded_channel();
        let (ready, is_ready) = sync_channel(1);
        let thread = thread::Builder::new()
            .name("konaplate".to_owned())
            .spawn(move || serve(tasks, &ready))
            .ok()?;
        is_ready.recv().ok()?;
        Some(Self {
            id: thread.thread().id(),
            queue,
        })
    }
}

/// Runs every task beside the others until the queue ends.
fn serve(mut tasks: UnboundedReceiver<Task>, ready: &SyncSender<()>) {
    // Made here and not on the calling thread, which may be one of another runtime, where this one could not be dropped.
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
    else {
        return;
    };
    let _ = ready.send(());
    runtime.block_on(async {
        while let Some(task) = tasks.recv().await {
            tokio::spawn(task);
        }
    });
    // A name that is still being looked up must not hold up the end.
    runtime.shutdown_background();
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that panics has failed"
)]
mod tests {
    use std::cell::Cell;

    use super::*;

    thread_local! {
        /// How many threads were started by the test, which has a thread of its own.
        static STARTED: Cell<usize> = const { Cell::new(0) };
    }

    fn started() -> usize {
        STARTED.get()
    }

    fn worker(start: fn() -> Option<Thread>) -> Worker {
        Worker {
            thread: Mutex::new(None),
            start,
        }
    }

    async fn answer() -> Answer {
        Ok(HttpResponse::new(200, ""))
    }

    #[test]
    fn one_thread_is_started_at_the_first_call() {
        let worker = worker(|| {
            STARTED.set(STARTED.get() + 1);
            Thread::start()
        });
        assert_eq!(started(), 0);
        for _ in 0..3 {
            assert_eq!(worker.run(answer()).unwrap().status, 200);
            assert_eq!(started(), 1);
        }
    }

    #[test]
    fn without_a_thread_nothing_is_sent() {
        let worker = worker(|| None);
        for _ in 0..2 {
            let outcome = worker.run(async { panic!("it runs") });
            let expected = TransportError::NotSent(NotSentCause::Thread);
            assert_eq!(outcome.unwrap_err(), expected);
        }
    }

    /// A thread that ends with the first task it is given: taken, and perhaps begun.
    fn mortal() -> Option<Thread> {
        STARTED.set(STARTED.get() + 1);
        let (queue, mut tasks) = unbounded_channel::<Task>();
        let thread = thread::spawn(move || drop(tasks.blocking_recv()));
        let id = thread.thread().id();
        Some(Thread { id, queue })
    }

    #[test]
    fn a_thread_that_ends_leaves_the_outcome_open_and_is_replaced() {
        let worker = worker(mortal);
        for calls in 1..=3 {
            let outcome = worker.run(answer());
            let expected = TransportError::Lost(Lost::new(LostCause::TransportFailed));
            assert_eq!(outcome.unwrap_err(), expected);
            assert!((1..=calls).contains(&started()));
        }
        let replaced = Worker {
            start: Thread::start,
            ..worker
        };
        // Each of these finds the dead thread's queue closed, once that has happened.
        let alive = (0..1000).any(|_| {
            thread::yield_now();
            replaced.run(answer()).is_ok()
        });
        assert!(alive);
    }
}
