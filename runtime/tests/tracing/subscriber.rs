//! A subscriber that keeps everything.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Mutex, Once, PoisonError};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// A span as it was recorded.
#[derive(Clone, Debug)]
pub struct Seen {
    pub name: &'static str,
    pub target: String,
    pub level: tracing::Level,
    pub fields: BTreeMap<&'static str, String>,
    /// The messages of the events inside it.
    pub events: Vec<String>,
}

static SPANS: Mutex<Vec<Seen>> = Mutex::new(Vec::new());

thread_local! {
    static ENTERED: RefCell<Vec<Id>> = const { RefCell::new(Vec::new()) };
}

struct Keeper;

struct Fields<'a>(&'a mut BTreeMap<&'static str, String>);

impl Visit for Fields<'_> {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name(), value.to_owned());
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name(), format!("{value:?}"));
    }
}

fn with<R>(id: &Id, change: impl FnOnce(&mut Seen) -> R) -> R {
    let mut spans = SPANS.lock().unwrap_or_else(PoisonError::into_inner);
    change(&mut spans[id.into_u64() as usize - 1])
}

impl Subscriber for Keeper {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        let metadata = attributes.metadata();
        let mut seen = Seen {
            name: metadata.name(),
            target: metadata.target().to_owned(),
            level: *metadata.level(),
            fields: BTreeMap::new(),
            events: Vec::new(),
        };
        attributes.record(&mut Fields(&mut seen.fields));
        let mut spans = SPANS.lock().unwrap_or_else(PoisonError::into_inner);
        spans.push(seen);
        Id::from_u64(spans.len() as u64)
    }

    fn record(&self, id: &Id, values: &Record<'_>) {
        with(id, |seen| values.record(&mut Fields(&mut seen.fields)));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let Some(current) = ENTERED.with_borrow(|entered| entered.last().cloned()) else {
            return;
        };
        let mut fields = BTreeMap::new();
        event.record(&mut Fields(&mut fields));
        with(&current, |seen| seen.events.push(format!("{fields:?}")));
    }

    fn enter(&self, id: &Id) {
        ENTERED.with_borrow_mut(|entered| entered.push(id.clone()));
    }

    fn exit(&self, id: &Id) {
        ENTERED.with_borrow_mut(|entered| entered.retain(|entered| entered != id));
    }
}

/// Keeps every span and event of the process from now on.
pub fn install() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| tracing::subscriber::set_global_default(Keeper).unwrap());
}

/// The spans of the calls of an operation so far.
pub fn calls_of(operation: &str) -> Vec<Seen> {
    let spans = SPANS.lock().unwrap_or_else(PoisonError::into_inner);
    spans
        .iter()
        .filter(|seen| seen.fields.get("operation").map(String::as_str) == Some(operation))
        .cloned()
        .collect()
}
