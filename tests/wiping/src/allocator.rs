//! The system's allocator, with a look into what comes back.

#![allow(
    unsafe_code,
    reason = "an allocator implements an unsafe trait and handles raw memory; all of that is here"
)]

use std::alloc::{GlobalAlloc, Layout, System};

use crate::Needle;

/// The allocator of a test binary: the system's, which looks for needles in every block that is given back. A block that grows or shrinks
/// is a new block, so that the old one is looked into as well.
#[derive(Debug)]
pub struct Watching(pub &'static [Needle]);

// SAFETY: every block comes from `System` and goes back to it with the layout it was asked for with. `realloc` is the
// trait's own, which calls the two functions here.
unsafe impl GlobalAlloc for Watching {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller vouches for the layout. Zeroed, so that each byte can be read when the block comes back.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the caller vouches that the block has this size and that nobody else uses it any more.
        let bytes = unsafe { std::slice::from_raw_parts(block, layout.size()) };
        for needle in self.0 {
            needle.look_into(bytes);
        }
        // SAFETY: the block came from `System` with this layout.
        unsafe { System.dealloc(block, layout) }
    }
}
