//! A file, read while it is sent.

use std::fs;
use std::io::{self, Read};
use std::path::PathBuf;

use tokio::runtime::Handle;

use super::{OpenFuture, Opened, PieceFuture, Pieces, Source};

/// How many bytes are read at once.
const PIECE: usize = 64 * 1024;

/// A file that is opened when it is sent.
pub(crate) struct File(pub(crate) PathBuf);

impl Source for File {
    fn open(&self) -> OpenFuture<'_> {
        let path = self.0.clone();
        Box::pin(async move {
            let (file, length) = elsewhere(move || {
                let file = fs::File::open(path)?;
                let length = file.metadata()?.len();
                Ok((file, length))
            })
            .await?;
            Ok(Opened::new(Reading(Some(file))).with_length(length))
        })
    }
}

/// An open file; none after an error.
struct Reading(Option<fs::File>);

impl Pieces for Reading {
    fn next(&mut self) -> PieceFuture<'_> {
        Box::pin(async move {
            let Some(mut file) = self.0.take() else {
                return Ok(None);
            };
            let (file, piece) = elsewhere(move || {
                let mut piece = Vec::new();
                Read::take(&mut file, PIECE as u64).read_to_end(&mut piece)?;
                Ok((file, piece))
            })
            .await?;
            self.0 = Some(file);
            Ok(Some(piece).filter(|piece| !piece.is_empty()))
        })
    }
}

/// Does what may take its time where it holds up no other task. Without a `tokio` runtime, there is no such place.
async fn elsewhere<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    match Handle::try_current() {
        Ok(runtime) => runtime.spawn_blocking(work).await?,
        Err(_) => work(),
    }
}
