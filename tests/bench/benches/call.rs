//! The inquiry over loopback, by 1, 16 and 256 at once: our client, and bare reqwest with the same bytes prepared beforehand. Prints a line of
//! JSON for each server, mode and number of callers.

use std::time::Duration;

use konaplate::Client;
use konaplate_bench::instant;
use konaplate_bench::load::Load;
use konaplate_bench::service::{self, Mode};
use konaplate_bench::wire::{Bare, Connections};
use serde_json::json;
use tokio::runtime::{Builder, Runtime};

const CALLERS: [usize; 3] = [1, 16, 256];
const ROUNDS: usize = 5;
const ROUND: Duration = Duration::from_millis(600);
const WARM_UP: Duration = Duration::from_millis(100);

/// One thread for the server and one for those who call it.
fn runtime() -> Runtime {
    let mut builder = Builder::new_multi_thread();
    builder.worker_threads(1).enable_all();
    builder.build().expect("a runtime")
}

fn main() {
    let (servers, callers) = (runtime(), runtime());
    let sandbox = servers.block_on(service::sandbox());
    for mode in Mode::ALL {
        let (request, answer) = servers.block_on(service::exchange(&sandbox, mode));
        let instant = servers.block_on(instant::start(&answer)).expect("a server");
        for (server, origin) in [("sandbox", service::origin(&sandbox)), ("instant", instant)] {
            let bare = |connections| Bare::new(&request, &origin, connections);
            let compared = Compared {
                ours: service::client(&sandbox, &origin, mode),
                single: bare(Connections::Single),
                kept: bare(Connections::Kept),
            };
            for concurrent in CALLERS {
                let measured = callers.block_on(compared.measure(concurrent));
                println!(
                    "{}",
                    json!({ "server": server, "mode": mode.name(), "concurrent": concurrent, "measured": measured })
                );
            }
        }
    }
}

/// Who calls the same server with the same request.
struct Compared {
    ours: Client,
    single: Bare,
    kept: Bare,
}

impl Compared {
    /// In turns, so that what disturbs the machine disturbs all of them.
    async fn measure(&self, concurrent: usize) -> serde_json::Value {
        let mut loads = [Load::default(), Load::default(), Load::default()];
        self.round(concurrent, WARM_UP, &mut loads).await;
        let mut loads = [Load::default(), Load::default(), Load::default()];
        for _ in 0..ROUNDS {
            self.round(concurrent, ROUND, &mut loads).await;
        }
        let [single, kept, ours] = &loads;
        json!({
            "ours": ours.summary(),
            "single": single.summary(),
            "kept": kept.summary(),
            "ours_by_single": ours.slower_than(single),
            "ours_by_kept": ours.slower_than(kept),
        })
    }

    async fn round(&self, concurrent: usize, duration: Duration, loads: &mut [Load; 3]) {
        let [single, kept, ours] = loads;
        for (bare, load) in [(&self.single, single), (&self.kept, kept)] {
            let bare = bare.clone();
            let call = move || {
                let bare = bare.clone();
                async move { assert_eq!(bare.send().await.status, 200) }
            };
            load.round(concurrent, duration, call).await;
        }
        let (client, inquiry) = (self.ours.clone(), service::inquiry());
        let call = move || {
            let (client, inquiry) = (client.clone(), inquiry.clone());
            async move {
                let answer = client.inquire_unregistered_card(&inquiry).await;
                assert!(answer.is_ok(), "{answer:?}");
            }
        };
        ours.round(concurrent, duration, call).await;
    }
}
