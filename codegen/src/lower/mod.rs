//! Document -> model. Every diagnostic about what cannot be generated comes from here; nothing is dropped in silence.

mod access;
mod api;
mod body;
mod boxing;
mod claims;
mod docs;
mod draft;
mod error_codes;
mod extensions;
mod http;
mod names;
mod operation;
mod parameter;
mod path_item;
mod pattern;
mod required_when;
mod response;
mod schema;
mod security;
mod server;
mod skip;
mod uniqueness;

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::{Document, Node};
use crate::model::{Api, Effect, SchemaName, TypeName};
use crate::{Choices, Unsupported, Untyped};
use claims::Claims;
use draft::Drafts;
use schema::{Active, Links, State};
use security::Schemes;

/// Makes the model of a description.
///
/// `None` if anything was an error; what and where is told by `diagnostics`.
pub fn lower(document: &Document, diagnostics: &mut Diagnostics) -> Option<Api> {
    lower_as(document, Choices::default(), diagnostics)
}

/// The same, with a say in what is left open.
pub fn lower_as(
    document: &Document,
    choices: Choices,
    diagnostics: &mut Diagnostics,
) -> Option<Api> {
    // Schemas lead into one another as deep as the description likes; the stack of the caller may be small.
    let lowered = std::thread::scope(|scope| {
        let lowering = std::thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, || lower_here(document, choices, &mut *diagnostics));
        match lowering.map(std::thread::ScopedJoinHandle::join) {
            Ok(Ok(api)) => Ok(api),
            Ok(Err(panic)) => std::panic::resume_unwind(panic),
            Err(error) => Err(error),
        }
    });
    lowered.unwrap_or_else(|error| {
        let message = format!("the system gives no thread to work in: {error}");
        diagnostics.push(Diagnostic::error("no-thread", message));
        None
    })
}

/// How deep schemas may lead into one another. Those of the largest public descriptions do by a few hundred levels.
const DEEPEST: usize = 1_500;

/// How many schemas are read for each value of the description, each as often as others are made with it. Public
/// descriptions need 0.7 at most.
const READINGS_FOR_EACH_NODE: usize = 8;

/// How many schemas a description of any size may read.
const READINGS: usize = 10_000;

/// Enough for [`DEEPEST`] levels. Only what is used of it takes memory.
const STACK: usize = 256 << 20;

fn lower_here(document: &Document, choices: Choices, diagnostics: &mut Diagnostics) -> Option<Api> {
    let mut lowering = Lowering {
        document,
        diagnostics,
        unsupported: choices.unsupported,
        mode: Mode::Coded,
        schemes: Schemes::new(),
        claims: Claims::new(Mode::Coded),
        drafts: Drafts::default(),
        states: HashMap::new(),
        code_effects: HashMap::new(),
        tree_names: HashMap::new(),
        links: Links::default(),
        untyped: choices.untyped,
        depth: 0,
        too_deep: false,
        readings_left: READINGS + READINGS_FOR_EACH_NODE * document.nodes(),
        active: Vec::new(),
    };
    let api = lowering.api();
    lowering.refuse_endless_schemas();
    if diagnostics.has_errors() { None } else { api }
}

/// A description on its way to a model.
struct Lowering<'d, 'x> {
    document: &'d Document,
    diagnostics: &'x mut Diagnostics,
    unsupported: Unsupported,
    mode: Mode,
    schemes: Schemes,
    claims: Claims,
    drafts: Drafts,
    /// What became of each schema that a reference leads to.
    states: HashMap<NodeId, State>,
    /// The effect of the operation that uses an enumeration of error codes.
    code_effects: HashMap<TypeName, Effect>,
    /// Trees of schemas; none for one that cannot be had, which was reported.
    tree_names: HashMap<NodeId, Option<SchemaName>>,
    /// Which trees refer to which.
    links: Links,
    /// What a schema without `type` is taken for.
    untyped: Untyped,
    /// In how many schemas the present one lies.
    depth: usize,
    /// Whether a schema lay too deep. Nothing is read any more: there may be no end to it.
    too_deep: bool,
    /// How many schemas may still be read, each as often as it is.
    readings_left: usize,
    /// The inline schemas that the present one lies in.
    active: Vec<Active>,
}

/// Who says how operations travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    /// A scheme of the runtime, and extensions: JSON bodies, and codes of failures.
    Coded,
    /// The description alone.
    Http,
}

/// The identity of a schema: the place of its node in memory, which does not move while the document is borrowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct NodeId(*const Node);

impl From<&Node> for NodeId {
    fn from(node: &Node) -> Self {
        Self(std::ptr::from_ref(node))
    }
}
