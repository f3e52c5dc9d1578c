//! The program's own statics begin every execution with their first value, modelled or not.
//!
//! What this crate models restores itself. A `static mut`, or an `UnsafeCell` in a static, is found by
//! the names in the executable, which say the crate to which a static belongs.

#[cfg(target_os = "linux")]
mod linux {
    use object::{Object, ObjectSection, ObjectSymbol, SymbolKind};
    use std::mem::MaybeUninit;
    use std::sync::OnceLock;

    struct Kept {
        address: usize,
        first: Box<[MaybeUninit<u8>]>,
    }

    static KEPT: OnceLock<Vec<Kept>> = OnceLock::new();

    /// Remembers the bytes of all statics of the crate that can change, before the program runs.
    pub fn remember(name: &str) {
        KEPT.get_or_init(|| statics_of(name).unwrap_or_default());
    }

    /// Gives them their first value again. The last one is leaked, as a static's always is.
    pub fn restore() {
        for Kept { address, first } in KEPT.get().into_iter().flatten() {
            let to = std::ptr::with_exposed_provenance_mut::<MaybeUninit<u8>>(*address);
            // SAFETY: this is a static in a section that can be written. No thread of the program
            // runs: the earlier execution's are gone, the next one's have not begun.
            unsafe { to.copy_from_nonoverlapping(first.as_ptr(), first.len()) };
        }
    }

    fn statics_of(name: &str) -> Option<Vec<Kept>> {
        let bytes = std::fs::read("/proc/self/exe").ok()?;
        let file = object::File::parse(&*bytes).ok()?;
        // Both ways of mangling write a crate's name behind its length.
        let mark = format!("{}{name}", name.len());
        let can_change = |symbol: &object::Symbol| {
            let section = symbol.section_index()?;
            let section = file.section_by_index(section).ok()?;
            let name = section.name().ok()?;
            Some(symbol.kind() == SymbolKind::Data && [".data", ".bss"].contains(&name))
        };
        let statics = file
            .symbols()
            .filter(|symbol| symbol.name().is_ok_and(|name| name.contains(&mark)))
            .filter(|symbol| can_change(symbol) == Some(true));
        let moved = moved_by();
        let keep = |symbol: object::Symbol| {
            let address = moved.wrapping_add(symbol.address() as usize);
            let from = std::ptr::with_exposed_provenance::<MaybeUninit<u8>>(address);
            // SAFETY: the executable says that a static of this size is there, and nobody writes it
            // before the program begins. The bytes are copied without a claim on what they are.
            let first = unsafe { std::slice::from_raw_parts(from, symbol.size() as usize) };
            Kept {
                address,
                first: first.into(),
            }
        };
        Some(statics.map(keep).collect())
    }

    /// How far from its own addresses the executable was loaded.
    fn moved_by() -> usize {
        unsafe extern "C" fn first(
            info: *mut libc::dl_phdr_info,
            _: libc::size_t,
            found: *mut libc::c_void,
        ) -> libc::c_int {
            // SAFETY: the caller gives information about the executable, which comes first, and
            // passes on the pointer that it was given below.
            unsafe { *found.cast::<usize>() = (*info).dlpi_addr as usize };
            1
        }
        let mut found = 0_usize;
        // SAFETY: the function above does what is asked of it, with the pointer given here.
        unsafe { libc::dl_iterate_phdr(Some(first), (&raw mut found).cast()) };
        found
    }
}

#[cfg(target_os = "linux")]
pub(crate) use linux::{remember, restore};

/// Elsewhere only what this crate models starts afresh.
#[cfg(not(target_os = "linux"))]
pub(crate) fn remember(_: &str) {}

/// As above.
#[cfg(not(target_os = "linux"))]
pub(crate) fn restore() {}
