//! The modules of the model while they are being filled.

use std::collections::{HashMap, HashSet};

use super::names;
use crate::diagnostic::FileId;
use crate::model::{Module, ModulePlace, Operation, SchemaDef, TypeDef};

/// A module being filled; an index into the [`Drafts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ModuleId(usize);

/// The place of a type in its module, kept while its parts are made, so that it stands before them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    module: ModuleId,
    index: usize,
}

/// All modules being filled.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    modules: Vec<Draft>,
    of_group: HashMap<Group, ModuleId>,
    /// The names of modules: where all are exported from one place, of both folders together.
    names: HashSet<(Option<Folder>, String)>,
    /// Behind a name, numbers below this are taken.
    next: HashMap<(Option<Folder>, String), usize>,
    has_folders: bool,
}

/// What stands in one module of shared schemas: those of a file, or those of a component in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Group {
    pub(super) file: FileId,
    pub(super) component: Option<String>,
}

/// Where a module goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Folder {
    Operations,
    Schemas,
}

#[derive(Debug)]
struct Draft {
    place: ModulePlace,
    source: String,
    operation: Option<Operation>,
    types: Vec<Option<TypeDef>>,
    schemas: Vec<SchemaDef>,
}

impl Drafts {
    /// Modules of which those of operations and of schemas do not get in each other's way.
    pub(super) fn in_folders() -> Self {
        Self {
            has_folders: true,
            ..Self::default()
        }
    }

    /// Opens the module of an operation. The first operation of a file takes the file's named schemas in.
    pub(super) fn open_operation(
        &mut self,
        name: &str,
        file: FileId,
        source: &str,
        takes_file: bool,
    ) -> ModuleId {
        let name = self.free(name, Folder::Operations);
        let module = self.open(ModulePlace::Operation(name), source);
        if takes_file {
            let group = Group {
                file,
                component: None,
            };
            self.of_group.entry(group).or_insert(module);
        }
        module
    }

    /// The name of the module of an operation.
    pub(super) fn namespace(&self, module: ModuleId) -> Option<String> {
        match &self.modules[module.0].place {
            ModulePlace::Operation(name) => Some(name.clone()),
            ModulePlace::Schemas(_) => None,
        }
    }

    /// The module of shared schemas.
    pub(super) fn of_group(&mut self, group: Group, name: &str, source: &str) -> ModuleId {
        if let Some(module) = self.of_group.get(&group) {
            return *module;
        }
        let name = self.free(name, Folder::Schemas);
        let module = self.open(ModulePlace::Schemas(name), source);
        self.of_group.insert(group, module);
        module
    }

    /// A name that no other module has. It is the name of a file, too.
    fn free(&mut self, name: &str, folder: Folder) -> String {
        const TAKEN: [&str; 7] = [
            "blocking",
            "client",
            "mod",
            "operations",
            "runtime",
            "schemas",
            "security",
        ];
        let folder = self.has_folders.then_some(folder);
        let name = names::file_name(name);
        let wanted = (folder, name.clone());
        let mut number = self.next.get(&wanted).copied().unwrap_or(1);
        let mut free = name.clone();
        while TAKEN.contains(&free.as_str())
            || names::is_device(&free)
            || !self.names.insert((folder, free.clone()))
        {
            number += 1;
            free = format!("{name}_{number}");
        }
        self.next.insert(wanted, number);
        free
    }

    fn open(&mut self, place: ModulePlace, source: &str) -> ModuleId {
        self.modules.push(Draft {
            place,
            source: source.to_owned(),
            operation: None,
            types: Vec::new(),
            schemas: Vec::new(),
        });
        ModuleId(self.modules.len() - 1)
    }

    /// Keeps a place for a type.
    pub(super) fn reserve(&mut self, module: ModuleId) -> Slot {
        let types = &mut self.modules[module.0].types;
        types.push(None);
        Slot {
            module,
            index: types.len() - 1,
        }
    }

    /// Puts a type into its place.
    pub(super) fn fill(&mut self, slot: Slot, definition: TypeDef) {
        self.modules[slot.module.0].types[slot.index] = Some(definition);
    }

    /// Where a module goes.
    pub(super) fn place(&self, module: ModuleId) -> ModulePlace {
        self.modules[module.0].place.clone()
    }

    /// Adds the tree of a schema to its module.
    pub(super) fn add_schema(&mut self, module: ModuleId, definition: SchemaDef) {
        self.modules[module.0].schemas.push(definition);
    }

    /// Takes a type out of its place.
    pub(super) fn clear(&mut self, slot: Slot) {
        self.modules[slot.module.0].types[slot.index] = None;
    }

    /// Takes the operation and the types of its own out of a module.
    pub(super) fn remove_operation(&mut self, module: ModuleId) {
        let draft = &mut self.modules[module.0];
        draft.operation = None;
        for place in &mut draft.types {
            if place.as_ref().is_some_and(|of| of.name.module.is_some()) {
                *place = None;
            }
        }
    }

    /// The operations that were made, with their modules.
    pub(super) fn operations(&self) -> impl Iterator<Item = (ModuleId, &Operation)> {
        self.modules
            .iter()
            .enumerate()
            .filter_map(|(index, draft)| Some((ModuleId(index), draft.operation.as_ref()?)))
    }

    /// Takes out the types that `is_whole` says no to. Returns whether there were some.
    pub(super) fn retain(&mut self, is_whole: impl Fn(&TypeDef) -> bool) -> bool {
        let mut found = false;
        let places = self.modules.iter_mut().flat_map(|draft| &mut draft.types);
        for place in places.filter(|place| place.as_ref().is_some_and(|of| !is_whole(of))) {
            *place = None;
            found = true;
        }
        found
    }

    /// Puts the operation into its module.
    pub(super) fn set_operation(&mut self, module: ModuleId, operation: Operation) {
        self.modules[module.0].operation = Some(operation);
    }

    /// Every type made so far.
    pub(super) fn types_mut(&mut self) -> impl Iterator<Item = &mut TypeDef> {
        self.modules
            .iter_mut()
            .flat_map(|module| &mut module.types)
            .filter_map(Option::as_mut)
    }

    /// Every type made so far.
    pub(super) fn types(&self) -> impl Iterator<Item = &TypeDef> {
        self.modules
            .iter()
            .flat_map(|module| &module.types)
            .filter_map(Option::as_ref)
    }

    /// The finished modules, without empty ones.
    pub(super) fn finish(self) -> Vec<Module> {
        let modules = self.modules.into_iter().map(|draft| Module {
            place: draft.place,
            source: draft.source,
            operation: draft.operation,
            types: draft.types.into_iter().flatten().collect(),
            schemas: draft.schemas,
        });
        modules
            .filter(|module| module.operation.is_some() || !module.types.is_empty())
            .collect()
    }
}
