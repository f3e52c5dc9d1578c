//! How long a thread has computed, whatever else the machine is busy with.

#[cfg(target_os = "linux")]
mod linux {
    use std::os::unix::thread::JoinHandleExt;
    use std::thread::JoinHandle;
    use std::time::Duration;

    /// The clock of one thread, which must not have ended.
    #[derive(Clone, Copy, Debug)]
    pub struct CpuClock(libc::clockid_t);

    impl CpuClock {
        /// The thread's clock, if the system has one for it.
        pub fn of<T>(thread: &JoinHandle<T>) -> Option<CpuClock> {
            let mut clock = 0;
            // SAFETY: the handle exists, so the thread's number is valid; `clock` is written.
            let failed = unsafe { libc::pthread_getcpuclockid(thread.as_pthread_t(), &mut clock) };
            (failed == 0).then_some(CpuClock(clock))
        }

        /// For how long the thread has computed, if the system still knows.
        pub fn now(self) -> Option<Duration> {
            let mut time = libc::timespec {
                tv_sec: 0,
                tv_nsec: 0,
            };
            // SAFETY: `time` is written; a clock that is gone is an error.
            let failed = unsafe { libc::clock_gettime(self.0, &mut time) };
            let (seconds, nanoseconds) = (time.tv_sec.cast_unsigned(), time.tv_nsec);
            (failed == 0).then(|| {
                Duration::from_secs(seconds) + Duration::from_nanos(nanoseconds.cast_unsigned())
            })
        }
    }
}

#[cfg(target_os = "linux")]
pub use linux::CpuClock;

/// Elsewhere nobody knows.
#[cfg(not(target_os = "linux"))]
#[derive(Clone, Copy, Debug)]
pub struct CpuClock;

#[cfg(not(target_os = "linux"))]
impl CpuClock {
    pub fn of<T>(_: &std::thread::JoinHandle<T>) -> Option<CpuClock> {
        None
    }

    pub fn now(self) -> Option<std::time::Duration> {
        None
    }
}
