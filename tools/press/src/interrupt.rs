//! Ctrl-C ends everything that press has started.

use rustix::process::{Pid, Signal, kill_process_group};
use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

/// The process groups that are running now.
static GROUPS: Mutex<BTreeSet<i32>> = Mutex::new(BTreeSet::new());

/// The exit code of a program that SIGINT ended, as shells report it.
const INTERRUPTED: i32 = 130;

/// From now on SIGINT, SIGTERM and SIGHUP end all started groups and then this process.
pub fn install() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let installed = ctrlc::set_handler(|| {
            // The set stays locked until the exit, so that no group is started meanwhile.
            let groups = lock();
            for &group in groups.iter() {
                kill(group);
            }
            std::process::exit(INTERRUPTED);
        });
        if let Err(error) = installed {
            eprintln!("press: Ctrl-C will not end the programs that are running: {error}");
        }
    });
}

/// A running process group; dropping it ends whatever is left of the group.
pub struct Group(i32);

impl Group {
    /// Starts a group with `start`, which returns the leader's process id and what it made.
    ///
    /// # Errors
    /// Those of `start`.
    pub fn start<T>(
        start: impl FnOnce() -> std::io::Result<(u32, T)>,
    ) -> std::io::Result<(Group, T)> {
        let mut groups = lock();
        let (leader, value) = start()?;
        let leader = leader.cast_signed();
        groups.insert(leader);
        Ok((Group(leader), value))
    }

    /// Ends all processes of the group at once.
    pub fn kill(&self) {
        kill(self.0);
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        lock().remove(&self.0);
    }
}

fn kill(group: i32) {
    if let Some(group) = Pid::from_raw(group) {
        // A group that has ended already is what was wanted.
        let _ = kill_process_group(group, Signal::KILL);
    }
}

fn lock() -> MutexGuard<'static, BTreeSet<i32>> {
    GROUPS.lock().unwrap_or_else(PoisonError::into_inner)
}
