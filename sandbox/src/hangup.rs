//! The end of a connection without an answer.

use std::convert::Infallible;

use tokio::net::TcpStream;
use tokio::sync::mpsc;

/// How a connection ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// With RST: the other side reads an error.
    Reset,
    /// With FIN: the other side reads the end.
    Close,
}

/// With what a call ends its own connection.
#[derive(Clone)]
pub(crate) struct Hangup(mpsc::Sender<Ending>);

impl Hangup {
    /// For one connection, which listens at the other end.
    pub(crate) fn new() -> (Self, mpsc::Receiver<Ending>) {
        let (sender, receiver) = mpsc::channel(1);
        (Self(sender), receiver)
    }

    /// Ends the connection, and with it the call, which therefore never returns.
    pub(crate) async fn now(&self, ending: Ending) -> Infallible {
        // A connection that does not listen any more is gone already.
        let _ = self.0.send(ending).await;
        std::future::pending().await
    }
}

impl Ending {
    /// Ends the connection.
    pub(crate) fn end(self, stream: TcpStream) {
        if self == Self::Reset {
            // Without it, the other side sees the end and no error: it is as good as nothing for a test.
            let _ = stream.set_zero_linger();
        }
        drop(stream);
    }
}
