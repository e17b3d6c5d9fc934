//! Reads the root file and, from file to file, every other one that is referred to.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use super::{Limits, Node, Source, Value, parse, reference};
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, SourceFile, Span};

/// All files of a description.
#[derive(Debug, Default)]
pub(super) struct Files {
    files: HashMap<FileId, File>,
    /// How many values there are in all files.
    nodes: usize,
    by_path: HashMap<String, Loaded>,
}

/// A file that was read.
#[derive(Debug)]
pub(super) struct File {
    pub path: String,
    pub node: Arc<Node>,
}

/// What became of a file. Its diagnostics are given only where a reference to it is followed: a `$ref` inside
/// of an example is no reference.
#[derive(Debug)]
pub(super) enum Loaded {
    Whole(FileId),
    Broken(Vec<Diagnostic>),
    Unreadable(String),
}

impl Files {
    /// Reads `root` and all that it leads to.
    pub fn read(
        source: &dyn Source,
        root: &str,
        limits: &Limits,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut files = Self::default();
        let mut nodes_left = limits.nodes;
        let mut waiting = VecDeque::from([root.to_owned()]);
        while let Some(path) = waiting.pop_front() {
            if files.by_path.contains_key(&path) {
                continue;
            }
            let loaded = if files.by_path.len() < limits.files {
                files.read_one(source, &path, limits, &mut nodes_left, diagnostics)
            } else {
                Loaded::Unreadable("the description has too many files".to_owned())
            };
            if let Loaded::Whole(id) = loaded
                && let Some(file) = files.files.get(&id)
            {
                find_references(&file.node, &path, &mut waiting);
            }
            files.by_path.insert(path, loaded);
        }
        files.nodes = limits.nodes - nodes_left;
        files
    }

    pub fn get(&self, id: FileId) -> Option<&File> {
        self.files.get(&id)
    }

    pub fn nodes(&self) -> usize {
        self.nodes
    }

    pub fn by_path(&self, path: &str) -> Option<&Loaded> {
        self.by_path.get(path)
    }

    fn read_one(
        &mut self,
        source: &dyn Source,
        path: &str,
        limits: &Limits,
        nodes_left: &mut usize,
        diagnostics: &mut Diagnostics,
    ) -> Loaded {
        let bytes = match source.read(path, limits.file_bytes.min(u32::MAX as usize)) {
            Ok(bytes) => bytes,
            Err(error) => return Loaded::Unreadable(error.to_string()),
        };
        let (text, broken_at) = match String::from_utf8(bytes) {
            Ok(text) => (text, None),
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(&error.as_bytes()[..valid]).into_owned();
                (text, Some(valid))
            }
        };
        let file = Arc::new(SourceFile::new(source.display_path(path), text));
        let id = diagnostics.add_file(Arc::clone(&file));
        if let Some(at) = broken_at {
            let error = Diagnostic::error("not-utf8", "from here on the file is not UTF-8");
            return Loaded::Broken(vec![error.at(Span::new(id, at, at))]);
        }
        match parse::parse(id, &file, limits, nodes_left) {
            Ok(node) => {
                let path = path.to_owned();
                let node = Arc::new(node);
                self.files.insert(id, File { path, node });
                Loaded::Whole(id)
            }
            Err(found) => Loaded::Broken(found),
        }
    }
}

/// Puts every file that `node` may refer to at the end of `waiting`: by `$ref`, or in a discriminator's mapping.
fn find_references(node: &Node, path: &str, waiting: &mut VecDeque<String>) {
    let mut unseen = vec![node];
    let mut note = |node: &Node| {
        if let Some(Ok(target)) = node.as_str().map(|text| reference::parse(text, path))
            && target.path != path
        {
            waiting.push_back(target.path);
        }
    };
    while let Some(node) = unseen.pop() {
        match &node.value {
            Value::Sequence(items) => unseen.extend(items),
            Value::Mapping(mapping) => {
                for (key, entry) in mapping.iter() {
                    match key {
                        "$ref" => note(&entry.node),
                        "discriminator" => discriminator_targets(&entry.node).for_each(&mut note),
                        _ => {}
                    }
                    unseen.push(&entry.node);
                }
            }
            _ => {}
        }
    }
}

/// The values of a discriminator's mapping that name files; a bare word names a schema.
fn discriminator_targets(discriminator: &Node) -> impl Iterator<Item = &Node> {
    let mapping = discriminator.get("mapping").and_then(Node::as_mapping);
    let values = mapping.into_iter().flat_map(|mapping| mapping.iter());
    values.map(|(_, entry)| &entry.node).filter(|node| {
        node.as_str()
            .is_some_and(|text| text.contains('#') || text.contains('/'))
    })
}
