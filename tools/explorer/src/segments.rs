//! Where the program's statics are: what `memory` looks at.

/// Whether something that a program can write to lies at this address since the program began.
pub fn contain(address: usize) -> bool {
    writable::all().iter().any(|part| part.contains(&address))
}

#[cfg(target_os = "linux")]
mod writable {
    use std::ffi::{c_int, c_void};
    use std::ops::Range;
    use std::sync::OnceLock;

    static ALL: OnceLock<Vec<Range<usize>>> = OnceLock::new();

    pub fn all() -> &'static [Range<usize>] {
        ALL.get_or_init(|| {
            let mut found = Vec::new();
            // SAFETY: the function is called with the pointer to `found`, before this returns.
            unsafe { libc::dl_iterate_phdr(Some(note), (&raw mut found).cast()) };
            found
        })
    }

    unsafe extern "C" fn note(
        info: *mut libc::dl_phdr_info,
        _: libc::size_t,
        found: *mut c_void,
    ) -> c_int {
        // SAFETY: the system vouches for the information; `found` is what `all` has passed.
        let (info, found) = unsafe { (&*info, &mut *found.cast::<Vec<Range<usize>>>()) };
        for nth in 0..usize::from(info.dlpi_phnum) {
            // SAFETY: there are so many headers.
            let header = unsafe { &*info.dlpi_phdr.add(nth) };
            if header.p_type == libc::PT_LOAD && header.p_flags & libc::PF_W != 0 {
                let start = (info.dlpi_addr + header.p_vaddr) as usize;
                found.push(start..start + header.p_memsz as usize);
            }
        }
        0
    }
}

/// Elsewhere the stacks are not known either, see `stack`.
#[cfg(not(target_os = "linux"))]
mod writable {
    use std::ops::Range;

    pub fn all() -> &'static [Range<usize>] {
        &[]
    }
}
