//! A body on its way to the server, piece by piece.

use std::future::Future;
use std::io;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use tokio::time::{Instant, timeout_at};

use super::LostCause;
use crate::Upload;

/// A body as the HTTP library wants it.
pub(super) struct Sending {
    /// Only for the library, which wants to share it between threads, and does not.
    state: Mutex<State>,
    left: Option<u64>,
    watch: Watch,
}

enum State {
    Idle(Upload),
    Reading(Pin<Box<dyn Future<Output = Read> + Send>>),
    Done,
}

type Read = (Upload, io::Result<Option<Vec<u8>>>);

/// How far a body has come.
#[derive(Clone)]
pub(super) struct Watch(Arc<Mutex<Progress>>);

#[derive(Clone, Copy)]
struct Progress {
    /// When the last piece was taken.
    last: Instant,
    has_failed: bool,
}

impl Sending {
    pub(super) fn new(upload: Upload) -> (Self, Watch) {
        let progress = Progress {
            last: Instant::now(),
            has_failed: false,
        };
        let watch = Watch(Arc::new(Mutex::new(progress)));
        let sending = Self {
            left: upload.length(),
            state: Mutex::new(State::Idle(upload)),
            watch: watch.clone(),
        };
        (sending, watch)
    }
}

impl Body for Sending {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let this = self.get_mut();
        let state = this.state.get_mut().unwrap_or_else(PoisonError::into_inner);
        let mut reading = match std::mem::replace(state, State::Done) {
            State::Done => return Poll::Ready(None),
            State::Reading(reading) => reading,
            State::Idle(mut upload) => Box::pin(async move {
                let piece = upload.next().await;
                (upload, piece)
            }),
        };
        let Poll::Ready((upload, piece)) = reading.as_mut().poll(context) else {
            *state = State::Reading(reading);
            return Poll::Pending;
        };
        let mut progress = this.watch.progress();
        progress.last = Instant::now();
        Poll::Ready(match piece {
            Ok(Some(piece)) => {
                *state = State::Idle(upload);
                let size = piece.len() as u64;
                this.left = this.left.map(|left| left.saturating_sub(size));
                Some(Ok(Frame::data(Bytes::from(piece))))
            }
            Ok(None) => None,
            Err(error) => {
                progress.has_failed = true;
                Some(Err(error))
            }
        })
    }

    fn size_hint(&self) -> SizeHint {
        self.left
            .map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

impl Watch {
    fn progress(&self) -> MutexGuard<'_, Progress> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the body could not be read to its end.
    pub(super) fn has_failed(&self) -> bool {
        self.progress().has_failed
    }

    /// Waits as long as pieces go out, and for `limit` after the last one.
    pub(super) async fn within<T>(
        &self,
        limit: Duration,
        call: impl Future<Output = T>,
    ) -> Result<T, LostCause> {
        let mut call = pin!(call);
        loop {
            let last = self.progress().last;
            let deadline = last.checked_add(limit).unwrap_or_else(far_off);
            if let Ok(done) = timeout_at(deadline, call.as_mut()).await {
                return Ok(done);
            }
            if self.progress().last == last {
                return Err(LostCause::Timeout);
            }
        }
    }
}

/// As good as never.
fn far_off() -> Instant {
    Instant::now() + Duration::from_secs(86_400 * 365)
}
