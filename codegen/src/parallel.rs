//! Work on many things at once, on as many threads as the machine has cores.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread::{self, ScopedJoinHandle};

/// Enough for what schemas within schemas become. Only what is used of it takes memory.
const STACK: usize = 256 << 20;

/// `work` of each of `items`, in their order.
///
/// # Panics
/// If `work` does.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism()
        .map_or(1, NonZero::get)
        .min(items.len());
    if threads < 2 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    let worker = |sender: mpsc::Sender<(usize, R)>| {
        while let Some((index, item)) = claim(items, &next) {
            // The other end waits for all of them.
            let _ = sender.send((index, work(item)));
        }
    };
    let mut done = thread::scope(|scope| {
        let mut has_threads = false;
        for _ in 0..threads {
            let sender = sender.clone();
            let thread = thread::Builder::new().stack_size(STACK);
            has_threads |= thread.spawn_scoped(scope, || worker(sender)).is_ok();
        }
        if has_threads {
            drop(sender);
        } else {
            worker(sender);
        }
        receiver.iter().collect::<Vec<_>>()
    });
    done.sort_unstable_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

/// What comes of `aside`, on a thread of its own, and of `here`.
///
/// # Panics
/// If one of them does.
pub(crate) fn join<A: Send, B>(aside: impl Fn() -> A + Sync, here: impl FnOnce() -> B) -> (A, B) {
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK);
        let thread = thread.spawn_scoped(scope, &aside);
        let here = here();
        let beside = match thread.map(ScopedJoinHandle::join) {
            Ok(Ok(beside)) => beside,
            Ok(Err(panic)) => resume_unwind(panic),
            Err(_no_thread) => aside(),
        };
        (beside, here)
    })
}

fn claim<'i, T>(items: &'i [T], next: &AtomicUsize) -> Option<(usize, &'i T)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    Some((index, items.get(index)?))
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_stand_in_the_order_of_their_items() {
        let items: Vec<u64> = (0..1000).collect();
        let twice = super::map(&items, |item| item * 2);
        assert_eq!(twice, (0..1000).map(|item| item * 2).collect::<Vec<u64>>());
        assert_eq!(super::map(&[] as &[u64], |item| *item), [0; 0]);
    }
}
