//! All threads of an exploration stay on one core: only one runs, and handing over is then cheap.

#[cfg(target_os = "linux")]
mod linux {
    use std::mem;

    /// The cores on which the calling thread could run before.
    pub struct OneCore(libc::cpu_set_t);

    /// Keeps the calling thread, and those that it spawns, on the core where it is, if it can.
    pub fn stay() -> Option<OneCore> {
        // SAFETY: these calls read and write sets of the size that they are told, for the calling
        // thread. A set of zeros is an empty one.
        unsafe {
            let size = mem::size_of::<libc::cpu_set_t>();
            let mut before: libc::cpu_set_t = mem::zeroed();
            let core = usize::try_from(libc::sched_getcpu()).ok()?;
            if libc::sched_getaffinity(0, size, &mut before) != 0 {
                return None;
            }
            let mut one: libc::cpu_set_t = mem::zeroed();
            libc::CPU_SET(core, &mut one);
            (libc::sched_setaffinity(0, size, &one) == 0).then_some(OneCore(before))
        }
    }

    impl Drop for OneCore {
        fn drop(&mut self) {
            // SAFETY: as above. If it fails, the thread stays where it is.
            unsafe { libc::sched_setaffinity(0, mem::size_of_val(&self.0), &self.0) };
        }
    }
}

#[cfg(target_os = "linux")]
pub use linux::stay;

/// Elsewhere the system decides.
#[cfg(not(target_os = "linux"))]
pub fn stay() {}
