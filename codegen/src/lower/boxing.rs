//! Types that contain themselves: where nothing else stands between, a `Box` does.

use std::collections::HashMap;

use super::Lowering;
use crate::model::{Type, TypeDef, TypeKind, TypeName, Value};

impl Lowering<'_, '_> {
    /// Puts a box wherever a type would contain itself.
    pub(super) fn box_recursive_types(&mut self) {
        let circles = Circles::of(self.drafts.types());
        for definition in self.drafts.types_mut() {
            let owner = definition.name.clone();
            for value in values_mut(definition) {
                if let Type::Named(name) = &value.ty
                    && circles.contain(&owner, name)
                {
                    value.ty = Type::Boxed(name.clone());
                    value.alias = None;
                }
            }
        }
    }
}

fn values_mut(definition: &mut TypeDef) -> Vec<&mut Value> {
    match &mut definition.kind {
        TypeKind::Struct(structure) => structure
            .fields
            .iter_mut()
            .map(|field| &mut field.value)
            .collect(),
        TypeKind::Union(union) => union
            .variants
            .iter_mut()
            .map(|variant| &mut variant.value)
            .collect(),
        TypeKind::Newtype(value) => vec![value],
        _ => Vec::new(),
    }
}

/// Which types hold one another without a pointer between: the strongly connected components of the graph of types (Tarjan, 1972).
struct Circles(HashMap<TypeName, usize>);

impl Circles {
    fn of<'t>(types: impl Iterator<Item = &'t TypeDef>) -> Self {
        let types: Vec<&TypeDef> = types.collect();
        let numbered = types.iter().enumerate();
        let numbers: HashMap<&TypeName, usize> =
            numbered.map(|(number, of)| (&of.name, number)).collect();
        let held: Vec<Vec<usize>> = types.iter().map(|of| held(of, &numbers)).collect();
        let circles = Search::new(&held).circles();
        let names = types.iter().map(|of| of.name.clone());
        Self(names.zip(circles).collect())
    }

    /// Whether a type that is held by `owner` holds it in turn.
    fn contain(&self, owner: &TypeName, held: &TypeName) -> bool {
        matches!((self.0.get(owner), self.0.get(held)), (Some(one), Some(other)) if one == other)
    }
}

/// The types that a type holds without a pointer between.
fn held(definition: &TypeDef, numbers: &HashMap<&TypeName, usize>) -> Vec<usize> {
    let values = definition.kind.values().into_iter();
    let named = values.filter_map(|value| match &value.ty {
        Type::Named(name) => numbers.get(name).copied(),
        _ => None,
    });
    named.collect()
}

/// Tarjan's search, with a stack of its own: types hold one another as deep as the description likes.
struct Search<'g> {
    graph: &'g [Vec<usize>],
    /// In which order types were met; zero if they were not yet.
    met: Vec<usize>,
    /// The type met first that is known to be reached.
    first: Vec<usize>,
    /// Of types that are done with, the circle.
    circles: Vec<Option<usize>>,
    open: Vec<usize>,
    count: usize,
}

impl<'g> Search<'g> {
    fn new(graph: &'g [Vec<usize>]) -> Self {
        Self {
            graph,
            met: vec![0; graph.len()],
            first: vec![0; graph.len()],
            circles: vec![None; graph.len()],
            open: Vec::new(),
            count: 0,
        }
    }

    /// The number of the circle that each type belongs to; a type that does not hold itself has one alone.
    fn circles(mut self) -> Vec<usize> {
        for start in 0..self.graph.len() {
            if self.met[start] == 0 {
                self.search(start);
            }
        }
        self.circles
            .into_iter()
            .map(Option::unwrap_or_default)
            .collect()
    }

    fn search(&mut self, start: usize) {
        let mut path = vec![(start, 0)];
        self.meet(start);
        while let Some((at, next)) = path.last_mut() {
            let at = *at;
            if let Some(&held) = self.graph[at].get(*next) {
                *next += 1;
                if self.met[held] == 0 {
                    self.meet(held);
                    path.push((held, 0));
                } else if self.circles[held].is_none() {
                    self.first[at] = self.first[at].min(self.met[held]);
                }
                continue;
            }
            path.pop();
            if let Some((above, _)) = path.last() {
                self.first[*above] = self.first[*above].min(self.first[at]);
            }
            if self.first[at] == self.met[at] {
                self.close(at);
            }
        }
    }

    fn meet(&mut self, at: usize) {
        self.count += 1;
        self.met[at] = self.count;
        self.first[at] = self.count;
        self.open.push(at);
    }

    /// All that were met since `at` and are still open are in a circle with it.
    fn close(&mut self, at: usize) {
        while let Some(member) = self.open.pop() {
            self.circles[member] = Some(at);
            if member == at {
                break;
            }
        }
    }
}
