//! Nothing that press has started outlives its purpose: Ctrl-C ends it and deletes what is half
//! made, and what a program leaves behind ends with the program, whatever group it has moved to.

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
            // The leaders end here, too: who waits for one of them waits for the lock next.
            // Without a group nobody was taken over, and a browser that press has opened stays.
            if !groups.is_empty() {
                strays::end(&BTreeSet::new());
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

/// A running process group; dropping it ends whatever is left of the group, and whatever has left
/// the group and lost its parent.
pub struct Group(i32);

impl Group {
    /// Starts the command as the leader of a group of its own.
    ///
    /// # Errors
    /// Where it cannot be started.
    pub fn start(command: &mut Command) -> std::io::Result<(Group, Child)> {
        let mut groups = lock(&GROUPS);
        strays::adopt(true);
        let child = command.process_group(0).spawn();
        strays::adopt(child.is_ok() || !groups.is_empty());
        let child = child?;
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
        self.kill();
        let mut groups = lock(&GROUPS);
        groups.remove(&self.0);
        strays::end(&groups);
        strays::adopt(!groups.is_empty());
    }
}

/// Processes that have left their group and whose parent has ended. Linux gives them to the nearest
/// ancestor that asks for them; elsewhere nobody finds them.
#[cfg(target_os = "linux")]
mod strays {
    use rustix::process::{
        Pid, Signal, WaitOptions, getpgid, getpgrp, getpid, kill_process, set_child_subreaper,
        waitpid,
    };
    use std::collections::BTreeSet;

    /// From now on they become children of this process, or no more.
    pub fn adopt(yes: bool) {
        // Where the system does not know of it, they stay unfound.
        let _ = set_child_subreaper(yes.then(getpid));
    }

    /// Ends all children that are neither in one of the groups nor in press's own, and their children.
    pub fn end(groups: &BTreeSet<i32>) {
        loop {
            let strays: Vec<Pid> = children()
                .filter(|child| {
                    getpgid(Some(*child)).is_ok_and(|group| {
                        group != getpgrp() && !groups.contains(&group.as_raw_pid())
                    })
                })
                .collect();
            if strays.is_empty() {
                return;
            }
            for stray in strays {
                let _ = kill_process(stray, Signal::KILL);
                // It is a child of this process: if nobody waits for it, it stays as a zombie.
                let _ = waitpid(Some(stray), WaitOptions::empty());
            }
        }
    }

    fn children() -> impl Iterator<Item = Pid> {
        let threads = std::fs::read_dir("/proc/self/task").into_iter().flatten();
        let lists = threads.flatten().map(|thread| {
            let list = std::fs::read_to_string(thread.path().join("children"));
            list.unwrap_or_default()
        });
        let children = lists.flat_map(|list| {
            let children = list
                .split_whitespace()
                .filter_map(|child| child.parse().ok());
            children.collect::<Vec<i32>>()
        });
        children.filter_map(Pid::from_raw)
    }
}

#[cfg(not(target_os = "linux"))]
mod strays {
    use std::collections::BTreeSet;

    pub fn adopt(_: bool) {}

    pub fn end(_: &BTreeSet<i32>) {}
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
