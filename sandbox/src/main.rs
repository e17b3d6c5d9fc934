//! The sandbox as a program: starts, says where it is and with which keys, and serves until Ctrl-C.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use konaplate_sandbox::{Options, Sandbox};

/// Serve the KONA PLATE Open API on the loopback address, with state, prepared data and freshly made keys.
#[derive(Debug, Parser)]
#[command(
    name = "konaplate-sandbox",
    after_help = "Example:\n  konaplate-sandbox --port 4010 --allow-plaintext"
)]
struct Arguments {
    /// Port on 127.0.0.1; 0 for any that is free
    #[arg(long, value_name = "N", default_value_t = 4010)]
    port: u16,
    /// Take requests in clear, too, of operations that are documented as encrypted
    #[arg(long)]
    allow_plaintext: bool,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _reader_gone = writeln!(io::stderr(), "{}", explain(&error, arguments.port));
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: &Arguments) -> io::Result<()> {
    let mut options = Options::default().port(arguments.port);
    if arguments.allow_plaintext {
        options = options.allow_plaintext();
    }
    // Before anything is printed: whoever reads the output may stop the program at once.
    let mut stop = Stop::listen()?;
    let sandbox = Sandbox::start(options).await?;
    // A reader that went away (`| head`) is no failure.
    let _reader_gone = io::stdout().write_all(introduction(&sandbox).as_bytes());
    stop.wait().await;
    let _reader_gone = writeln!(
        io::stderr(),
        "stopping; requests under way may finish, Ctrl-C again cuts them off"
    );
    tokio::select! {
        () = sandbox.stop() => {}
        () = stop.wait() => {}
    }
    Ok(())
}

fn explain(error: &io::Error, port: u16) -> String {
    match error.kind() {
        io::ErrorKind::AddrInUse => format!(
            "error[port-in-use]: port {port} of 127.0.0.1 is taken\n  = help: `--port 0` takes any that is free"
        ),
        io::ErrorKind::PermissionDenied => format!(
            "error[port-denied]: the system does not let this user serve on port {port}\n  = help: ports from 1024 on are open to everybody"
        ),
        _ => format!("error[start]: the sandbox cannot start: {error}"),
    }
}

/// What a client needs. Keys and secrets are printed: they were made for this run, and are of use to nobody else.
fn introduction(sandbox: &Sandbox) -> String {
    let project = sandbox.project();
    format!(
        "Base URL       {}\n\
         ASP id         {}\n\
         Access key     {}\n\
         Secret key     {}\n\
         Crypto key id  {}\n\n\
         The server's public key, for requests:\n{}\n\
         The client's private key, for answers:\n{}\n\
         {} lists the operations, their answers and the prepared data. Ctrl-C stops the sandbox.\n",
        sandbox.base_url(),
        project.asp_id(),
        project.access_key(),
        project.secret_key(),
        project.crypto_key_id(),
        project.server_public_key_pem(),
        project.client_private_key_pem(),
        sandbox.page_url(),
    )
}

/// Ctrl-C, and where there are signals, SIGTERM.
struct Stop {
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Stop {
    fn listen() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
        })
    }

    async fn wait(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

#[cfg(not(unix))]
impl Stop {
    fn listen() -> io::Result<Self> {
        Ok(Self {})
    }

    async fn wait(&mut self) {
        // Without a way to be told, it runs until it is killed.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
