//! All that the program has in memory, as one fingerprint: a state that comes back has the same one.
//!
//! A thread's history only grows, so a loop that waits by asking never comes to the same history
//! again. What the thread has in memory does come back, unless it counts how often it has asked. So
//! two states are equal, too, if the program has the same in all its memory: in the part of each
//! stack above the call that announces the next step, with the registers saved there; in its
//! thread-locals, statics, and texts that it has begun to print; and in every block of the heap that
//! can be reached from these. Once the program has set a panic hook, what that holds is reached from
//! nowhere, and histories are all there is. Any word that could be an address in a block counts as
//! one. Where a block lies makes no difference; all other bits do.

use crate::heap::Heap;
use crate::history::History;
use crate::object::Kind;
use crate::segments;
use crate::world::{Phase, World};
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Executions are numbered from here: a number that no program has in its memory by chance.
pub const FIRST_EXECUTION: u64 = 0xE7A1_5EED_0000_0001;

/// More memory than this is not looked through at every state.
const MAX_BYTES: usize = 256 << 10;

#[global_allocator]
static ALLOCATOR: Tracked = Tracked;

static TRACKING: AtomicBool = AtomicBool::new(false);
static IN_USE: AtomicUsize = AtomicUsize::new(0);
/// What the program may have in use, in bytes, with all that the exploration has.
static LIMIT: AtomicUsize = AtomicUsize::new(usize::MAX);
static BLOCKS: Mutex<Lists> = Mutex::new(Lists::new());

::std::thread_local! {
    static OF_PROGRAM: Cell<bool> = const { Cell::new(false) };
    static BUSY: Cell<bool> = const { Cell::new(false) };
}

/// Says whether what the calling thread allocates from now on belongs to the program, and what it
/// was before.
pub fn of_program(now: bool) -> bool {
    OF_PROGRAM.replace(now)
}

/// How many bytes are in use, by the program and by what explores it.
pub fn in_use() -> usize {
    IN_USE.load(Ordering::Relaxed)
}

/// The block of the program's that begins at or before this address and goes beyond it, as its first
/// address and its size in bytes.
pub fn block(address: usize) -> Option<(usize, usize)> {
    let blocks = Blocks::lock();
    let (&start, &bytes) = blocks.0.live.range(..=address).next_back()?;
    (address < start + bytes).then_some((start, bytes))
}

/// From now on the program is refused memory where more bytes than this would be in use.
pub fn limit(bytes: usize) {
    LIMIT.store(bytes, Ordering::Relaxed);
}

/// Forgets all blocks: an execution begins. What earlier ones have leaked nobody can reach.
pub fn begin() {
    TRACKING.store(true, Ordering::Relaxed);
    let mut blocks = Blocks::lock();
    blocks.0.live.clear();
    blocks.0.freed.clear();
}

/// The program's heap, and its blocks by address, with their sizes.
struct Lists {
    heap: Heap,
    /// Those that the program has allocated and not freed.
    live: BTreeMap<usize, usize>,
    /// Those that it has freed: an address in one of these, and in none of the others, is left over
    /// and leads nowhere.
    freed: BTreeMap<usize, usize>,
}

impl Lists {
    const fn new() -> Lists {
        Lists {
            heap: Heap::new(),
            live: BTreeMap::new(),
            freed: BTreeMap::new(),
        }
    }
}

/// The lists of blocks. While this exists, the thread that has it allocates and frees nothing of the
/// program's.
struct Blocks(MutexGuard<'static, Lists>);

impl Blocks {
    fn lock() -> Blocks {
        BUSY.set(true);
        Blocks(BLOCKS.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for Blocks {
    fn drop(&mut self) {
        BUSY.set(false);
    }
}

/// The system's allocator, with a list of the program's blocks.
struct Tracked;

// SAFETY: all memory comes from the program's heap, or from the system's allocator, and goes back to
// where it comes from, with the same layout.
unsafe impl GlobalAlloc for Tracked {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let others = IN_USE.fetch_add(layout.size(), Ordering::Relaxed);
        if !OF_PROGRAM.get() || BUSY.get() {
            // SAFETY: the caller keeps the conditions of this very function.
            return unsafe { System.alloc(layout) };
        }
        if others.saturating_add(layout.size()) > LIMIT.load(Ordering::Relaxed) {
            IN_USE.fetch_sub(layout.size(), Ordering::Relaxed);
            return std::ptr::null_mut();
        }
        let mut blocks = Blocks::lock();
        let lists = &mut *blocks.0;
        let block = match lists.heap.allocate(layout) {
            // SAFETY: the place is as large as the layout says. What the program has not written must
            // not differ from one time to the next.
            Some(block) => unsafe {
                block.write_bytes(0, layout.size());
                block
            },
            // SAFETY: as above.
            None => unsafe { System.alloc_zeroed(layout) },
        };
        if !block.is_null() {
            lists.live.insert(block.addr(), layout.size());
            lists.freed.remove(&block.addr());
        }
        block
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        IN_USE.fetch_sub(layout.size(), Ordering::Relaxed);
        if TRACKING.load(Ordering::Relaxed) && !BUSY.get() {
            let mut blocks = Blocks::lock();
            let lists = &mut *blocks.0;
            if let Some(size) = lists.live.remove(&block.addr()) {
                lists.freed.insert(block.addr(), size);
            }
            if lists.heap.free(block.addr()) {
                return;
            }
        }
        // SAFETY: as above.
        unsafe { System.dealloc(block, layout) };
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let listed = || Blocks::lock().0.live.contains_key(&block.addr());
        let ours = OF_PROGRAM.get() || TRACKING.load(Ordering::Relaxed) && !BUSY.get() && listed();
        if !ours || BUSY.get() {
            IN_USE.fetch_add(size, Ordering::Relaxed);
            IN_USE.fetch_sub(layout.size(), Ordering::Relaxed);
            // SAFETY: as above; the block is none of the program's.
            return unsafe { System.realloc(block, layout, size) };
        }
        // SAFETY: the caller vouches for the size; the alignment is the same.
        let new = unsafe { self.alloc(Layout::from_size_align_unchecked(size, layout.align())) };
        if !new.is_null() {
            // SAFETY: both blocks exist, and are as large as that.
            unsafe {
                new.copy_from_nonoverlapping(block, layout.size().min(size));
                self.dealloc(block, layout);
            }
        }
        new
    }
}

impl World {
    /// The fingerprint of the state by what is in memory; `None` where that is not known. As with
    /// `key`, everything that can happen from there on is the same in two states that share it.
    pub fn memory(&self, execution: u64) -> Option<History> {
        if self.memory_is_hidden {
            return None;
        }
        let mut parts = Vec::new();
        let mut threads = Vec::new();
        for thread in &self.threads {
            let finished = thread.phase == Phase::Finished;
            if !finished {
                let (low, high) = thread.stack;
                if low == 0 || high <= low {
                    return None;
                }
                parts.push((low, high - low));
                parts.extend(thread.locals);
            }
            let who = (&thread.name, thread.scope);
            threads.push((who, finished, thread.token, thread.spurious, thread.past()));
        }
        let in_a_stack = |at: usize| {
            let stacks = self.threads.iter().map(|thread| thread.stack);
            stacks
                .into_iter()
                .any(|(low, high)| (low..high).contains(&at))
        };
        let mut objects = Vec::new();
        for (object, id) in self.objects.iter().zip(0_usize..) {
            let Some(object) = object else { continue };
            if segments::contain(object.memory.0) && !in_a_stack(object.memory.0) {
                parts.push(object.memory);
            }
            // What messages there are is in memory.
            objects.push(match &object.kind {
                Kind::Channel {
                    capacity,
                    queue,
                    sent,
                    senders,
                    receiver,
                } => History::of(&(id, capacity, queue.len(), sent, senders, receiver)),
                kind => History::of(&(id, kind)),
            });
        }
        // SAFETY: the stacks are those of threads that wait for the baton, the thread-locals are
        // theirs, and the other parts are statics.
        let memory = unsafe { fingerprint(&parts, execution) }?;
        Some(History::of(&(
            "memory",
            threads,
            objects,
            &self.clock,
            self.ending,
            memory,
        )))
    }
}

/// A hash of 128 bits, in two lanes, which is fast for words.
struct Mix(u64, u64);

impl Mix {
    fn add(&mut self, word: u64) {
        self.0 = fold(self.0 ^ word, 0x9E37_79B9_7F4A_7C15);
        self.1 = fold(self.1 ^ word.rotate_left(29), 0xD6E8_FEB8_6659_FD93);
    }
}

fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a ^ 0x5851_F42D_4C95_7F2D) * u128::from(b);
    (product as u64).wrapping_add((product >> 64) as u64)
}

const POINTER: u64 = 0x6FD5_0B37_21C9_A4E3;
const LEFT_OVER: u64 = 0x8D5B_F2A7_6C03_E911;
const EXECUTION: u64 = 0x3C96_EE15_58D2_7B01;

/// The fingerprint of these parts of memory, given by address and size, and of all blocks that can
/// be reached from there. `None` if that is too much to look at.
///
/// # Safety
///
/// The parts exist, and nobody writes to them or to any of the program's blocks meanwhile.
unsafe fn fingerprint(parts: &[(usize, usize)], execution: u64) -> Option<History> {
    let blocks = Blocks::lock();
    let Lists { live, freed, .. } = &*blocks.0;
    let mut parts = parts.to_vec();
    let mut number: BTreeMap<usize, u64> = BTreeMap::new();
    let mut mix = Mix(1, 2);
    let (mut next, mut bytes) = (0, 0);
    while let Some(&(start, size)) = parts.get(next) {
        next += 1;
        bytes += size;
        if bytes > MAX_BYTES || start % align_of::<u64>() != 0 {
            return None;
        }
        mix.add(size as u64);
        let words = size / size_of::<u64>();
        for nth in 0..words {
            // SAFETY: the caller vouches for the parts; a block in the list has not been freed. The
            // read is volatile: what it finds is a number, whatever the program means by it.
            let word = unsafe { (start as *const u64).add(nth).read_volatile() };
            let at = word as usize;
            match block_at(live, at) {
                Some((start, size)) => {
                    let new = number.len() as u64;
                    let number = *number.entry(start).or_insert_with(|| {
                        parts.push((start, size));
                        new
                    });
                    mix.add(POINTER);
                    mix.add(number);
                    mix.add((at - start) as u64);
                }
                None if word == execution => mix.add(EXECUTION),
                None if block_at(freed, at).is_some() => mix.add(LEFT_OVER),
                None => mix.add(word),
            }
        }
        for nth in words * size_of::<u64>()..size {
            // SAFETY: as above.
            mix.add(u64::from(unsafe {
                (start as *const u8).add(nth).read_volatile()
            }));
        }
    }
    Some(History::of(&(mix.0, mix.1)))
}

/// The block in which the address lies, or at whose end.
fn block_at(blocks: &BTreeMap<usize, usize>, at: usize) -> Option<(usize, usize)> {
    let (&start, &size) = blocks.range(..=at).next_back()?;
    (at <= start + size).then_some((start, size))
}
