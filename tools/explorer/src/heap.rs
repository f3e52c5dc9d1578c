//! A heap for the program alone, where the same calls lead to the same addresses.
//!
//! Between two blocks of the program's the system's allocator would serve the search, so the program
//! would find other addresses each time round a loop; left over in a part of its stack that nobody
//! clears, they would keep two equal states apart.

use std::alloc::{GlobalAlloc, Layout, System};
use std::collections::BTreeSet;

/// The size of the smallest blocks, in bytes.
const SMALLEST: usize = 16;
/// Blocks of how many sizes there are, each twice as large as the one before.
const SIZES: usize = 14;
/// The room for blocks of one size, in bytes.
const ROOM: usize = 8 << 20;

/// The heap. The lowest free place is taken first.
pub struct Heap {
    /// Where it begins; 0 before it is used.
    start: usize,
    sizes: [Places; SIZES],
}

struct Places {
    /// How many places have been used so far.
    used: usize,
    /// Those among them that are free.
    free: BTreeSet<usize>,
}

impl Heap {
    /// A heap that has no memory yet.
    pub const fn new() -> Heap {
        Heap {
            start: 0,
            sizes: [const {
                Places {
                    used: 0,
                    free: BTreeSet::new(),
                }
            }; SIZES],
        }
    }

    /// Room for a block, which has to be cleared; none if there is none.
    pub fn allocate(&mut self, layout: Layout) -> Option<*mut u8> {
        // One more, so that the address after a block's end is not another block's.
        let bytes = (layout.size() + 1).max(layout.align()).max(SMALLEST);
        let bytes = bytes.checked_next_power_of_two()?;
        let size = (bytes / SMALLEST).trailing_zeros() as usize;
        let places = self.sizes.get_mut(size)?;
        if self.start == 0 {
            let all = Layout::from_size_align(ROOM * SIZES, SMALLEST << (SIZES - 1)).ok()?;
            // SAFETY: the size is not 0. What is never used costs nothing.
            self.start = unsafe { System.alloc(all) }.expose_provenance();
        }
        if self.start == 0 {
            return None;
        }
        let place = places.free.pop_first().or_else(|| {
            let next = places.used;
            ((next + 1) * bytes <= ROOM).then(|| {
                places.used += 1;
                next
            })
        })?;
        let address = self.start + size * ROOM + place * bytes;
        Some(std::ptr::with_exposed_provenance_mut(address))
    }

    /// Takes a block back; says whether it was one of this heap's.
    pub fn free(&mut self, address: usize) -> bool {
        let Some(offset) = address.checked_sub(self.start) else {
            return false;
        };
        let Some(places) = self.sizes.get_mut(offset / ROOM).filter(|_| self.start > 0) else {
            return false;
        };
        let bytes = SMALLEST << (offset / ROOM);
        places.free.insert(offset % ROOM / bytes);
        true
    }
}
