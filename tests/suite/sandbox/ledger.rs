//! A thousand calls at once with faults among them: what the callers know beside what the server's ledger says.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use konaplate::{Client, Observation, OutcomeKind};
use konaplate_sandbox::{CardState, Fault, LedgerEntry, Moment, NewCard, Sandbox};
use konaplate_tests::random::Random;
use tokio::task::JoinSet;

use crate::requests::{gift, recharge, reissue};
use crate::setup::{WIRES, Wire, client, client_at, sandbox};
use crate::wiretap::Wiretap;

const CALLS: usize = 1000;
const SEED: u64 = 20_261_120;

/// What a caller knows at the end: the call's correlation id, where it had one, and its outcome.
type Known = (Option<String>, OutcomeKind);

/// What is to become of one call.
struct Plan {
    wire: Wire,
    what: What,
    how: How,
}

enum What {
    Recharge,
    Gift,
    Reissue,
}

enum How {
    /// As ever.
    Well,
    Fault(Fault),
    /// The caller waits for so long only.
    Hurried(Fault),
    /// The future is dropped after so long.
    Dropped(Duration),
    /// A rule of the server refuses it.
    Refused,
    /// A rule of the description forbids it.
    Invalid,
    /// There is no server.
    NoServer,
}

impl Plan {
    fn random(random: &mut Random) -> Self {
        Self {
            wire: WIRES[random.below(WIRES.len())],
            what: match random.below(3) {
                0 => What::Recharge,
                1 => What::Gift,
                _ => What::Reissue,
            },
            how: How::random(random),
        }
    }
}

impl How {
    fn random(random: &mut Random) -> Self {
        let milliseconds = Duration::from_millis(random.below(400) as u64);
        match random.below(10) {
            0..3 => Self::Well,
            3..6 => Self::Fault(Fault::ALL[random.below(Fault::ALL.len())]),
            6 => Self::Hurried(Fault::Delay(moment(random), milliseconds)),
            7 => Self::Dropped(milliseconds),
            8 => Self::Refused,
            _ if random.one_in(2) => Self::Invalid,
            _ => Self::NoServer,
        }
    }
}

fn moment(random: &mut Random) -> Moment {
    if random.one_in(2) {
        Moment::BeforeEffect
    } else {
        Moment::AfterEffect
    }
}

/// What all calls of the run share.
struct Run {
    sandbox: Sandbox,
    patient: Wiretap,
    hurried: Wiretap,
    /// Where nobody listens.
    nowhere: String,
}

impl Run {
    async fn start() -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("its address");
        Self {
            // It takes requests in clear, and encrypted ones as well.
            sandbox: sandbox(Wire::Plain).await,
            patient: Wiretap::giving_up_after(Duration::from_secs(120)),
            hurried: Wiretap::giving_up_after(Duration::from_millis(200)),
            nowhere: format!("http://{address}/open-api"),
        }
    }

    fn client(&self, plan: &Plan, known: &Arc<Mutex<Option<Known>>>) -> Client {
        let known = Arc::clone(known);
        let transport = match plan.how {
            How::Fault(fault) => self
                .patient
                .and_header("X-Sandbox-Fault", &fault.to_string()),
            How::Hurried(fault) => self
                .hurried
                .and_header("X-Sandbox-Fault", &fault.to_string()),
            _ => self.patient.and_header("X-Test", "none"),
        };
        let builder = match plan.how {
            How::NoServer => client_at(&self.nowhere, self.sandbox.project(), plan.wire),
            _ => client(&self.sandbox, plan.wire),
        };
        builder
            .transport(transport)
            .observer(move |observation: &Observation| {
                let observed = (observation.correlation_id.clone(), observation.outcome);
                let earlier = known.lock().expect("no test has failed").replace(observed);
                assert_eq!(earlier, None, "a call ends once");
            })
            .build()
            .expect("a client")
    }

    /// Makes a call with a member and a card of its own, and says what its caller knows at the end.
    async fn call(&self, plan: &Plan, number: usize) -> Known {
        let known = Arc::new(Mutex::new(None));
        let client = self.client(plan, &known);
        let limit = match plan.how {
            How::Dropped(limit) => limit,
            _ => Duration::from_secs(300),
        };
        let call = self.operation(&client, plan, number);
        let is_dropped = tokio::time::timeout(limit, call).await.is_err();
        assert!(
            !is_dropped || matches!(plan.how, How::Dropped(_)),
            "call {number} hangs"
        );
        let known = known.lock().expect("no test has failed").take();
        known.expect("every call is observed")
    }

    async fn operation(&self, client: &Client, plan: &Plan, number: usize) {
        let user_id = self.sandbox.new_member();
        let card = NewCard::of(user_id).balance(30_000);
        match plan.what {
            What::Recharge => {
                let card = self.sandbox.new_card(card);
                let mut request = recharge(&self.sandbox, user_id, &card, &number.to_string());
                match plan.how {
                    How::Refused => request.amount = 2_000_001,
                    How::Invalid => request.amount = 0,
                    _ => {}
                }
                let _ = client.create_credit_card_recharge(&request).await;
            }
            What::Gift => {
                let card = self.sandbox.new_card(card);
                let mut request = gift(&self.sandbox, user_id, &card, "01000000001");
                match plan.how {
                    How::Refused => request.amount = 29_999,
                    How::Invalid => request.amount = 0,
                    _ => {}
                }
                let _ = client.gift_prepaid_card(&request).await;
            }
            What::Reissue => {
                let card = self.sandbox.new_card(card.state(CardState::Suspended));
                let mut request = reissue(user_id, &card);
                match plan.how {
                    How::Refused => request.user_info.user_id = 70_000_001_006.into(),
                    How::Invalid => request.user_info.user_id = 0.into(),
                    _ => {}
                }
                let _ = client.reissue_prepaid_card(&request).await;
            }
        }
    }
}

/// Of each correlation id, the requests that arrived with it.
fn by_correlation_id(ledger: Vec<LedgerEntry>) -> BTreeMap<String, Vec<LedgerEntry>> {
    let mut arrived: BTreeMap<String, Vec<LedgerEntry>> = BTreeMap::new();
    for entry in ledger {
        let id = entry.correlation_id.clone().expect("every call has one");
        arrived.entry(id).or_default().push(entry);
    }
    arrived
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_done_twice_and_nothing_is_lost() {
    let run = Arc::new(Run::start().await);
    let mut random = Random::new(SEED);
    let mut calls = JoinSet::new();
    for number in 0..CALLS {
        let (plan, run) = (Plan::random(&mut random), Arc::clone(&run));
        calls.spawn(async move { run.call(&plan, number).await });
    }
    let known = calls.join_all().await;
    assert_eq!(known.len(), CALLS);

    let mut arrived = by_correlation_id(run.sandbox.ledger());
    // How often an outcome was seen of which something took place, and of which nothing did.
    let mut seen: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (id, outcome) in known {
        let requests = id.and_then(|id| arrived.remove(&id)).unwrap_or_default();
        assert!(requests.len() <= 1, "{outcome:?}: sent twice");
        let effects = requests
            .iter()
            .filter(|entry| entry.took_place.is_some())
            .count();
        match outcome {
            OutcomeKind::Succeeded => assert_eq!(effects, 1, "Ok: it happened exactly once"),
            OutcomeKind::Invalid | OutcomeKind::NotSent => assert!(requests.is_empty()),
            OutcomeKind::Refused => assert_eq!((requests.len(), effects), (1, 0)),
            OutcomeKind::Unknown | OutcomeKind::Abandoned => assert!(effects <= 1),
            other => panic!("{other:?}"),
        }
        let count = seen.entry(outcome.as_str()).or_default();
        if effects == 1 {
            count.0 += 1
        } else {
            count.1 += 1
        }
    }
    assert!(
        arrived.is_empty(),
        "every request belongs to a call: {arrived:?}"
    );

    let at_least = |name: &str, took_place: usize, nothing: usize| {
        let &(some, none) = seen.get(name).unwrap_or(&(0, 0));
        assert!(
            some >= took_place && none >= nothing,
            "too few of {name}: {seen:?}"
        );
    };
    at_least("succeeded", 200, 0);
    at_least("refused", 0, 20);
    at_least("invalid", 0, 10);
    at_least("not_sent", 0, 10);
    at_least("unknown", 20, 20);
    at_least("abandoned", 1, 0);
}
