//! Ctrl-C ends everything that press has started and deletes what it has half made.

use rustix::process::{Pid, Signal, kill_process_group};
use std::collections::BTreeSet;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

/// The process groups that are running now.
static GROUPS: Mutex<BTreeSet<i32>> = Mutex::new(BTreeSet::new());
/// The temporary folders that exist now.
static FOLDERS: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// The exit code of a program that SIGINT ended, as shells report it.
const INTERRUPTED: i32 = 130;

/// From now on SIGINT, SIGTERM and SIGHUP end all started groups and then this process.
pub fn install() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let installed = ctrlc::set_handler(|| {
            // The sets stay locked until the exit, so that nothing is added meanwhile.
            let groups = lock(&GROUPS);
            let folders = lock(&FOLDERS);
            for &group in groups.iter() {
                kill(group);
            }
            for folder in folders.iter() {
                // What another thread writes at this moment may stay; it is in no one's way.
                let _ = std::fs::remove_dir_all(folder);
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
    /// Starts the command as the leader of a group of its own.
    ///
    /// # Errors
    /// Where it cannot be started.
    pub fn start(command: &mut Command) -> std::io::Result<(Group, Child)> {
        let mut groups = lock(&GROUPS);
        let child = command.process_group(0).spawn()?;
        let leader = child.id().cast_signed();
        groups.insert(leader);
        Ok((Group(leader), child))
    }

    /// Ends all processes of the group at once.
    pub fn kill(&self) {
        kill(self.0);
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        lock(&GROUPS).remove(&self.0);
    }
}

fn kill(group: i32) {
    if let Some(group) = Pid::from_raw(group) {
        // A group that has ended already is what was wanted.
        let _ = kill_process_group(group, Signal::KILL);
    }
}

fn lock<T>(set: &'static Mutex<BTreeSet<T>>) -> MutexGuard<'static, BTreeSet<T>> {
    set.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A folder that is deleted when it is dropped, and when the process is interrupted.
pub struct Folder(PathBuf);

impl Folder {
    /// A new folder below `parent`, whose name begins with `prefix`.
    ///
    /// # Errors
    /// Where it cannot be made.
    pub fn new(parent: &Path, prefix: &str) -> std::io::Result<Folder> {
        std::fs::create_dir_all(parent)?;
        let mut folders = lock(&FOLDERS);
        let folder = tempfile::Builder::new()
            .prefix(prefix)
            .tempdir_in(parent)?
            .keep();
        folders.insert(folder.clone());
        Ok(Folder(folder))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // It lies among what may be deleted at any time.
        let _ = std::fs::remove_dir_all(&self.0);
        lock(&FOLDERS).remove(&self.0);
    }
}
