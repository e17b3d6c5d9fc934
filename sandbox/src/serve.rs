//! Taking connections: HTTP/1.1 on the loopback address, until told to stop.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::{Extension, Router};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

use crate::hangup::Hangup;

/// How long a client may take for the head of a request, and how long a connection may idle.
const HEADER_TIMEOUT: Duration = Duration::from_secs(30);
/// How long requests under way may take once the sandbox was told to stop: longer than any may take to arrive.
const GRACE: Duration = Duration::from_secs(40);
/// How many connections are served at once; further ones wait.
const MAX_CONNECTIONS: usize = 1024;

/// Serves until `stop` changes or its sender is gone, then lets requests under way finish.
pub(crate) async fn serve(listener: TcpListener, router: Router, mut stop: watch::Receiver<()>) {
    let mut connections = JoinSet::new();
    let places = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    loop {
        tokio::select! {
            _ = stop.changed() => break,
            Some(_) = connections.join_next() => {}
            accepted = accept(&listener, &places) => {
                let Ok((stream, place)) = accepted else {
                    // Out of file handles, or a connection that was gone at once.
                    tokio::time::sleep(Duration::from_millis(10)).await;
                    continue;
                };
                let (router, stop) = (router.clone(), stop.clone());
                connections.spawn(async move {
                    connection(stream, router, stop).await;
                    drop(place);
                });
            }
        }
    }
    drop(listener);
    let finished = async { while connections.join_next().await.is_some() {} };
    // What is still under way after that is cut off.
    let _ = tokio::time::timeout(GRACE, finished).await;
}

async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> io::Result<(TcpStream, tokio::sync::OwnedSemaphorePermit)> {
    let place = Arc::clone(places).acquire_owned().await;
    let place = place.map_err(io::Error::other)?;
    let (stream, _) = listener.accept().await?;
    Ok((stream, place))
}

async fn connection(stream: TcpStream, router: Router, mut stop: watch::Receiver<()>) {
    let (hangup, mut ending) = Hangup::new();
    let service = TowerToHyperService::new(router.layer(Extension(hangup)));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIMEOUT);
    let mut connection = http.serve_connection(TokioIo::new(stream), service);
    let mut is_stopping = false;
    loop {
        tokio::select! {
            // How a connection ended is the client's affair.
            _ = &mut connection => return,
            Some(ending) = ending.recv() => {
                return ending.end(connection.into_parts().io.into_inner());
            }
            _ = stop.changed(), if !is_stopping => {
                is_stopping = true;
                Pin::new(&mut connection).graceful_shutdown();
            }
        }
    }
}
