//! How much a description may ask for.

/// Bounds on what is read, so that no input can exhaust memory, stack or time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one file.
    pub file_bytes: usize,
    /// Files of one description.
    pub files: usize,
    /// How deep sequences and mappings may nest.
    pub depth: usize,
    /// Values of one description, every expanded alias counted.
    pub nodes: usize,
}

impl Default for Limits {
    /// Well above the largest descriptions in public use (GitHub with every reference replaced: 75 MiB).
    fn default() -> Self {
        Self {
            file_bytes: 128 << 20,
            files: 10_000,
            depth: 128,
            nodes: 4_000_000,
        }
    }
}
