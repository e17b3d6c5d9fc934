//! Bodies that are sent piece by piece: what is too large for memory, or is made while it is sent.

mod file;
mod segment;

pub(crate) use file::File;
pub(crate) use segment::Segment;

use std::collections::VecDeque;
use std::fmt;
use std::io;
use std::pin::Pin;

/// Where the bytes of a [`Binary`](crate::Binary) come from if they are not in memory.
///
/// It is opened once for each request that is sent with it.
pub trait Source: Send + Sync {
    /// Gets at the bytes. An error means that nothing is sent.
    fn open(&self) -> OpenFuture<'_>;
}

/// What [`Source::open`] returns.
pub type OpenFuture<'a> = Pin<Box<dyn Future<Output = io::Result<Opened>> + Send + 'a>>;

/// The pieces of a body that is sent.
pub trait Pieces: Send {
    /// The next piece; none at the end. An error breaks off the request, of which the server has a part by then.
    fn next(&mut self) -> PieceFuture<'_>;
}

/// What [`Pieces::next`] returns.
pub type PieceFuture<'a> = Pin<Box<dyn Future<Output = io::Result<Option<Vec<u8>>>> + Send + 'a>>;

/// A source that was opened.
pub struct Opened {
    length: Option<u64>,
    pieces: Box<dyn Pieces>,
}

impl Opened {
    /// Pieces of unknown number and size. The request is sent in chunks, which not every server accepts.
    pub fn new(pieces: impl Pieces + 'static) -> Self {
        Self {
            length: None,
            pieces: Box::new(pieces),
        }
    }

    /// Pieces that are this many bytes together. More or fewer break off the request.
    #[must_use]
    pub fn with_length(self, length: u64) -> Self {
        Self {
            length: Some(length),
            ..self
        }
    }
}

impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Opened")
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}

/// The body of a request, piece by piece. `Debug` shows its length alone.
pub struct Upload {
    length: Option<u64>,
    waiting: VecDeque<Open>,
}

/// A part of a body that can be read.
enum Open {
    Bytes(Vec<u8>),
    Pieces {
        pieces: Box<dyn Pieces>,
        /// How many bytes are still to come.
        left: Option<u64>,
    },
}

impl Upload {
    /// Opens the sources of all segments.
    pub(crate) async fn open(segments: &[Segment]) -> io::Result<Self> {
        let mut length = Some(0_u64);
        let mut waiting = VecDeque::new();
        for segment in segments {
            let (size, open) = match segment {
                Segment::Bytes(bytes) => (Some(bytes.len() as u64), Open::Bytes(bytes.clone())),
                Segment::Source(source) => {
                    let Opened { length, pieces } = source.open().await?;
                    let left = length;
                    (length, Open::Pieces { pieces, left })
                }
            };
            length = length
                .zip(size)
                .and_then(|(sum, size)| sum.checked_add(size));
            waiting.push_back(open);
        }
        Ok(Self { length, waiting })
    }

    /// How many bytes there are, if that is known.
    pub fn length(&self) -> Option<u64> {
        self.length
    }

    /// The next piece; none at the end.
    ///
    /// # Errors
    ///
    /// That of the source, or that it has more or fewer bytes than it said.
    pub async fn next(&mut self) -> io::Result<Option<Vec<u8>>> {
        while let Some(open) = self.waiting.front_mut() {
            let piece = match open {
                Open::Bytes(bytes) => Some(std::mem::take(bytes)),
                Open::Pieces { pieces, left } => counted(pieces.next().await?, left)?,
            };
            if piece.is_none() || matches!(open, Open::Bytes(_)) {
                self.waiting.pop_front();
            }
            // In chunks, an empty one would be the end.
            if let Some(piece) = piece.filter(|piece| !piece.is_empty()) {
                return Ok(Some(piece));
            }
        }
        Ok(None)
    }

    /// All that is left.
    pub(crate) async fn read(mut self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        while let Some(piece) = self.next().await? {
            bytes.extend_from_slice(&piece);
        }
        Ok(bytes)
    }
}

impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upload")
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}

fn counted(piece: Option<Vec<u8>>, left: &mut Option<u64>) -> io::Result<Option<Vec<u8>>> {
    let Some(before) = *left else {
        return Ok(piece);
    };
    let size = piece.as_ref().map_or(0, |piece| piece.len() as u64);
    let now = before.checked_sub(size);
    *left = now;
    match (now, &piece) {
        (None, _) => Err(io::Error::new(
            io::ErrorKind::InvalidData,
            "there are more bytes than was said",
        )),
        (Some(1..), None) => Err(io::Error::new(
            io::ErrorKind::UnexpectedEof,
            "there are fewer bytes than was said",
        )),
        _ => Ok(piece),
    }
}
