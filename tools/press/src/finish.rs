//! Runs a command whose output is wanted as a whole, within limits of time and of bytes.

use crate::interrupt::Group;
use crate::run::{GLANCE, has_ended};
use std::io::{Error, Read};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// Nothing that people look at is told in so many bytes.
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// Runs the command in a group of its own that an interrupt ends, and that ends after `limit`.
///
/// # Errors
/// Where it cannot be run, or comes to no end, or prints too much.
pub fn finish(mut command: Command, limit: Duration) -> std::io::Result<Output> {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let start = Instant::now();
    let (group, mut child) = Group::start(&mut command)?;
    let stdout = read_in_background(child.stdout.take());
    let stderr = read_in_background(child.stderr.take());
    let said = stdout.recv_timeout(limit);
    let is_too_much = said.as_ref().is_ok_and(|bytes| bytes.len() >= MOST_BYTES);
    // What has closed its output may still go on.
    let is_over = !is_too_much && said.is_ok() && ends(&child, start, limit);
    group.kill();
    let status = child.wait()?;
    // Whoever holds a pipe open ends now.
    drop(group);
    match said {
        Ok(_) if is_too_much => Err(Error::other("it prints more than anybody can look at")),
        Ok(stdout) if is_over => Ok(Output {
            status,
            stdout,
            stderr: stderr.recv().unwrap_or_default(),
        }),
        _ => Err(Error::other(format!(
            "the explorer has not come to an end after {}s",
            limit.as_secs()
        ))),
    }
}

/// Waits until the child has ended; says whether it did so within the limit.
fn ends(child: &Child, start: Instant, limit: Duration) -> bool {
    while !has_ended(child) {
        if start.elapsed() >= limit {
            return false;
        }
        thread::sleep(GLANCE);
    }
    true
}

/// Sends what comes out of the pipe when it ends, or the first [`MOST_BYTES`] of it.
fn read_in_background(pipe: Option<impl Read + Send + 'static>) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let Some(mut pipe) = pipe else { return };
        let mut bytes = Vec::new();
        // What cannot be read says nothing to a person either.
        let _ = pipe
            .by_ref()
            .take(MOST_BYTES as u64)
            .read_to_end(&mut bytes);
        // Nobody waits for the bytes any more where the command was ended.
        let _ = sender.send(bytes);
        let _ = std::io::copy(&mut pipe, &mut std::io::sink());
    });
    receiver
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str, limit: Duration) -> String {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        match finish(command, limit) {
            Ok(output) => format!("{:?} {:?}", output.status.code(), output.stdout),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn what_has_no_end_and_what_is_too_long_is_ended() {
        let long = Duration::from_secs(600);
        assert_eq!(
            shell("printf a; printf b >&2; exit 3", long),
            "Some(3) [97]"
        );
        assert_eq!(
            shell("yes", long),
            "it prints more than anybody can look at"
        );
        assert_eq!(shell("yes >&2 & sleep 0.1; kill $!", long), "Some(0) []");
        for endless in ["sleep 600", "exec >&-; sleep 600"] {
            assert_eq!(
                shell(endless, Duration::from_secs(1)),
                "the explorer has not come to an end after 1s"
            );
        }
    }
}
