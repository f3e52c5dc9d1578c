//! Runs press on a broken book and looks at what is left of it afterwards.

use rustix::process::{Pid, Signal, kill_process, kill_process_group};
use std::fs::{self, File};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Longer than anything takes, on a busy machine as well; it exists only to end a hang.
pub const LIMIT: Duration = Duration::from_secs(600);
/// The same for a book of which nothing is kept.
pub const FIRST_LIMIT: Duration = Duration::from_secs(3_000);
/// How long what press has killed may take to vanish.
const GRACE: Duration = Duration::from_secs(10);
/// How often nothing must be found before nothing is there.
const LOOKS: usize = 5;
const GLANCE: Duration = Duration::from_millis(20);

/// How press ended, and what it left.
pub struct Ending {
    /// None where it was ended by a signal.
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
    pub in_time: bool,
    /// The most memory that press itself held, in KiB; 0 where the system does not say.
    pub peak: u64,
    /// The processes that it left running.
    pub left: Vec<String>,
}

/// Runs `press build` in the book at `root`; `home` is a folder for what it prints and for the
/// temporary files of all that it starts.
pub fn build(program: &Path, root: &Path, home: &Path, limit: Duration) -> std::io::Result<Ending> {
    // Every program that press starts is known by this, whatever group or session it moves to.
    let temporary = home.join("tmp");
    fs::create_dir_all(&temporary)?;
    let (stdout, stderr) = (home.join("stdout"), home.join("stderr"));
    let mut child = Command::new(program)
        .arg("build")
        .current_dir(root)
        .env("TMPDIR", &temporary)
        .env_remove("CARGO_TARGET_DIR")
        .env_remove("RUST_BACKTRACE")
        .stdin(Stdio::null())
        // Whoever stays behind keeps a file open, and nobody waits for it.
        .stdout(File::create(&stdout)?)
        .stderr(File::create(&stderr)?)
        .process_group(0)
        .spawn()?;
    let group = Pid::from_child(&child);
    let start = Instant::now();
    let mut peak = 0;
    let status = loop {
        peak = peak.max(memory(group));
        match child.try_wait()? {
            Some(status) => break Some(status),
            None if start.elapsed() > limit => break None,
            None => sleep(GLANCE),
        }
    };
    let in_time = status.is_some();
    if !in_time {
        let _ = kill_process_group(group, Signal::KILL);
        child.wait()?;
    }
    let left = left(Some(group), &temporary, true);
    Ok(Ending {
        code: status.and_then(|status| status.code()),
        stdout: String::from_utf8_lossy(&fs::read(stdout)?).into_owned(),
        stderr: String::from_utf8_lossy(&fs::read(stderr)?).into_owned(),
        in_time,
        peak,
        left,
    })
}

/// Ends whatever an attempt with this home has left, as it does where the test itself was killed.
pub fn end_all(home: &Path) {
    left(None, &home.join("tmp"), false);
}

/// Waits until nothing of the run is left, or names what stays, and ends it.
fn left(group: Option<Pid>, temporary: &Path, patient: bool) -> Vec<String> {
    let start = Instant::now();
    // A process that is just becoming another program shows no environment.
    let mut empty = 0;
    loop {
        let found = of_the_run(group, temporary);
        empty = if found.is_empty() { empty + 1 } else { 0 };
        if empty > LOOKS {
            return Vec::new();
        }
        if found.is_empty() {
            sleep(GLANCE);
            continue;
        }
        if !patient || start.elapsed() > GRACE {
            for (pid, _) in &found {
                // It may have ended meanwhile.
                let _ = kill_process(*pid, Signal::KILL);
            }
            return found.into_iter().map(|(_, name)| name).collect();
        }
        sleep(GLANCE);
    }
}

/// All processes of the group, and all whose temporary folder is this one.
fn of_the_run(group: Option<Pid>, temporary: &Path) -> Vec<(Pid, String)> {
    let mark = format!("TMPDIR={}", temporary.display());
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    entries
        .filter_map(|entry| {
            let pid = Pid::from_raw(entry.file_name().to_str()?.parse().ok()?)?;
            let environment = fs::read(entry.path().join("environ")).unwrap_or_default();
            let marked = environment
                .split(|byte| *byte == 0)
                .any(|variable| variable == mark.as_bytes());
            let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
            // A number, a name in parentheses, the state, the parent, the group.
            let (name, fields) = stat.rsplit_once(") ")?;
            let fields: Vec<&str> = fields.split(' ').collect();
            let is_over = ["Z", "X"].contains(&fields[0]);
            let grouped = group.is_some_and(|group| fields[2] == group.as_raw_pid().to_string());
            ((marked || grouped) && !is_over).then(|| (pid, format!("{name})")))
        })
        .collect()
}

/// The most memory that the process has held so far, in KiB.
fn memory(pid: Pid) -> u64 {
    let path = format!("/proc/{}/status", pid.as_raw_pid());
    let status = fs::read_to_string(path).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok())
        .unwrap_or(0)
}
