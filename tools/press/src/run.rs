//! Runs a program to its end, or to a limit, and returns what it printed in the order it was printed.

mod environment;

pub(crate) use environment::clean;

use crate::interrupt::Group;
use crate::problem::Problem;
use rustix::process::{Pid, WaitId, WaitIdOptions, waitid};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::io::Read;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// More than this many bytes are not the output of a listing.
pub const OUTPUT_CAP: usize = 256 * 1024;
/// A program that is expected to hang gets this long to print what it prints before it hangs.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often a program that keeps silent is looked at.
pub(crate) const GLANCE: Duration = Duration::from_millis(10);
/// How long output may still arrive from the group of a program that has ended.
const GRACE: Duration = Duration::from_secs(1);

/// What a program printed and how it ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// Standard output and standard error, merged as they were written.
    pub output: String,
    pub end: End,
}

/// How a program ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum End {
    /// With this exit code.
    Exit(i32),
    /// By this signal, not sent by us.
    Signal(i32),
    /// It was still running at its limit, in milliseconds, and was stopped.
    Stopped { after_ms: u64 },
    /// It printed more than [`OUTPUT_CAP`] and was stopped.
    TooMuch,
    /// It did not run: the compiler refused it.
    Refused,
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            End::Exit(code) => write!(f, "exits with code {code}"),
            End::Signal(signal) => write!(f, "is ended by signal {signal}"),
            End::Stopped { after_ms } => {
                write!(f, "was still running after {}", Seconds(*after_ms))
            }
            End::TooMuch => write!(f, "prints more than {} KiB", OUTPUT_CAP / 1024),
            End::Refused => write!(f, "does not compile"),
        }
    }
}

/// Milliseconds, shown as seconds: `2s`, `0.5s`.
pub struct Seconds(pub u64);

impl fmt::Display for Seconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}s", Duration::from_millis(self.0).as_secs_f64())
    }
}

/// When a program is stopped.
#[derive(Debug, Clone)]
pub enum Limit {
    /// After this time.
    Total(Duration),
    /// When it has printed `after` and then nothing for the time `quiet`.
    Hang { after: String, quiet: Duration },
}

/// Runs `command` with standard input closed, in a process group of its own, and ends the whole
/// group when the program ends or its limit is reached.
///
/// # Errors
/// Where it cannot be started, or prints what is not text.
pub fn run(mut command: Command, limit: &Limit) -> Result<Run, Problem> {
    let name = Path::new(command.get_program())
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let failed = |e: std::io::Error| Problem::new(format!("cannot run {name}: {e}"));
    let (reader, writer) = std::io::pipe().map_err(failed)?;
    command
        .stdin(Stdio::null())
        .stdout(writer.try_clone().map_err(failed)?)
        .stderr(writer);
    let (group, mut child) = Group::start(&mut command).map_err(failed)?;
    // The command holds the pipe's writing end: while it lives the output does not end.
    drop(command);

    let mut output = Output {
        bytes: Vec::new(),
        chunks: read_in_background(reader),
    };
    let stopped = output.wait(&mut child, limit);
    group.kill();
    let status = child.wait().map_err(failed)?;
    // Whoever holds the pipe open ends now.
    drop(group);
    output.drain();

    let end = match (stopped, status.code()) {
        (Some(end), _) => end,
        (None, Some(code)) => End::Exit(code),
        (None, None) => End::Signal(status.signal().unwrap_or_default()),
    };
    output.bytes.truncate(OUTPUT_CAP);
    let output = match String::from_utf8(output.bytes) {
        Ok(text) => text,
        // The cap may have cut a character in two.
        Err(e) if end == End::TooMuch => String::from_utf8_lossy(e.as_bytes()).into_owned(),
        Err(e) => {
            return Err(Problem::new(format!(
                "prints what is not UTF-8, from byte {} on",
                e.utf8_error().valid_up_to()
            )));
        }
    };
    Ok(Run { output, end })
}

struct Output {
    bytes: Vec<u8>,
    chunks: Receiver<Vec<u8>>,
}

impl Output {
    /// Collects until the program has ended, or returns why it must be stopped.
    fn wait(&mut self, child: &mut Child, limit: &Limit) -> Option<End> {
        let start = Instant::now();
        let mut arrived = start;
        loop {
            match self.chunks.recv_timeout(GLANCE) {
                Ok(chunk) => {
                    arrived = Instant::now();
                    self.bytes.extend(chunk);
                }
                Err(RecvTimeoutError::Timeout) => {}
                // Without a pipe to wait at, the wait for the end needs a pause of its own.
                Err(RecvTimeoutError::Disconnected) => thread::sleep(GLANCE),
            }
            if self.bytes.len() > OUTPUT_CAP {
                return Some(End::TooMuch);
            }
            if has_ended(child) {
                return None;
            }
            let over = match limit {
                Limit::Total(total) => (start.elapsed() >= *total).then_some(*total),
                Limit::Hang { after, quiet } => {
                    let complete = self.bytes.len() >= after.len();
                    (complete && arrived.elapsed() >= *quiet || start.elapsed() >= PATIENCE)
                        .then_some(*quiet)
                }
            };
            if let Some(time) = over {
                let after_ms = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
                return Some(End::Stopped { after_ms });
            }
        }
    }

    /// Takes what is still in the pipe after the group has ended.
    fn drain(&mut self) {
        let start = Instant::now();
        while let Some(left) = GRACE.checked_sub(start.elapsed()) {
            match self.chunks.recv_timeout(left) {
                Ok(chunk) if self.bytes.len() <= OUTPUT_CAP => self.bytes.extend(chunk),
                _ => return,
            }
        }
    }
}

/// Whether the child has ended; leaves it to be waited for, so that its group's number stays taken.
pub(crate) fn has_ended(child: &Child) -> bool {
    let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
    Pid::from_raw(child.id().cast_signed())
        .is_none_or(|pid| !matches!(waitid(WaitId::Pid(pid), options), Ok(None)))
}

fn read_in_background(mut reader: std::io::PipeReader) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut buffer = [0; 8192];
        while let Ok(count) = reader.read(&mut buffer) {
            if count == 0 || sender.send(buffer[..count].to_vec()).is_err() {
                return;
            }
        }
    });
    receiver
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str, limit: &Limit) -> Result<Run, Problem> {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        run(command, limit)
    }

    const LONG: Limit = Limit::Total(Duration::from_secs(600));

    #[test]
    fn both_streams_arrive_in_the_order_they_were_written() {
        let run = shell("echo a; echo b >&2; echo c; exit 3", &LONG).unwrap();
        assert_eq!((run.output.as_str(), run.end), ("a\nb\nc\n", End::Exit(3)));
    }

    #[test]
    fn endless_output_is_stopped_at_the_cap() {
        let run = shell("yes", &LONG).unwrap();
        assert_eq!((run.output.len(), run.end), (OUTPUT_CAP, End::TooMuch));
    }

    #[test]
    fn a_hang_is_stopped_once_it_has_said_what_was_expected() {
        let limit = Limit::Hang {
            after: "a\nb\n".to_string(),
            quiet: Duration::from_millis(50),
        };
        let run = shell("echo a; sleep 0.3; echo b; sleep 600", &limit).unwrap();
        assert_eq!(
            (run.output.as_str(), run.end),
            ("a\nb\n", End::Stopped { after_ms: 50 })
        );
    }

    #[test]
    fn the_whole_group_ends_with_its_leader() {
        let run = shell("sleep 600 & echo $!", &LONG).unwrap();
        let orphan = Pid::from_raw(run.output.trim().parse().unwrap()).unwrap();
        // A killed process stays visible until it has been reaped, so wait for that. It was killed
        // before `run` returned: the minutes are for a slow machine, and fewer than the sleep takes.
        let start = Instant::now();
        while rustix::process::test_kill_process(orphan).is_ok() {
            let stat = std::fs::read_to_string(format!("/proc/{}/stat", orphan.as_raw_pid()));
            if stat.is_ok_and(|stat| stat.contains(") Z ")) {
                break;
            }
            assert!(start.elapsed() < Duration::from_secs(300), "it still runs");
            thread::sleep(GLANCE);
        }
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn what_has_left_the_group_ends_with_its_leader() {
        let run = shell(
            "setsid sh -c 'sleep 600 & echo $!; sleep 600' & sleep 0.3",
            &LONG,
        )
        .unwrap();
        let orphan = Pid::from_raw(run.output.trim().parse().unwrap()).unwrap();
        assert!(rustix::process::test_kill_process(orphan).is_err());
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        let problem = shell(r"printf 'ab\377'", &LONG).unwrap_err();
        assert_eq!(
            problem.to_string(),
            "prints what is not UTF-8, from byte 2 on"
        );
    }

    #[test]
    fn a_signal_is_not_an_exit_code() {
        assert_eq!(shell("kill -ABRT $$", &LONG).unwrap().end, End::Signal(6));
    }
}
