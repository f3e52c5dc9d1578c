//! One chromium for all tests of a process; it ends with the process, however that ends.

use crate::devtools::PATIENCE;
use press::problem::Problem;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::{LazyLock, mpsc};

/// What the program is called by Debian, by other systems, and by Google.
const NAMES: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// Starts its arguments, and ends them when nobody holds the other end of its input any more: a
/// test process that is killed runs no destructor. The profile is new, so nothing is remembered
/// and nobody's settings matter.
const KEEPER: &str = r#"
profile=$(mktemp -d) || exit 1
"$@" --user-data-dir="$profile" about:blank &
exec 2>&-
read -r _
kill $! && wait $!
rm -rf "$profile"
"#;

const ARGUMENTS: [&str; 13] = [
    "--headless",
    "--remote-debugging-port=0",
    // Root, as in a container, has no sandbox; the pages are our own.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--force-color-profile=srgb",
    // What a page asks of another host is found out by the question; it shall not leave the machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--disable-features=Translate,MediaRouter,OptimizationHints",
];

/// The browser, and the end of the pipe that keeps it alive.
pub struct Chromium {
    /// The address of its DevTools.
    pub address: String,
    _keeper: Child,
    _alive: Option<ChildStdin>,
}

/// The browser of this process, started when it is first asked for.
///
/// # Errors
/// Where no chromium is installed, or it does not start.
pub fn shared() -> Result<&'static Chromium, Problem> {
    static SHARED: LazyLock<Result<Chromium, Problem>> =
        LazyLock::new(|| start(&find(&std::env::var("PATH").unwrap_or_default())?));
    SHARED.as_ref().map_err(Problem::clone)
}

/// The program, found by name in the folders of `path`.
///
/// # Errors
/// Where there is none; says how to get it.
pub fn find(path: &str) -> Result<PathBuf, Problem> {
    std::env::split_paths(path)
        .flat_map(|folder| NAMES.map(|name| folder.join(name)))
        .find(|file| file.is_file())
        .ok_or_else(|| {
            Problem::new(
                "what a reader sees in a browser is not checked: chromium is not installed",
            )
            .next("get it with `apt-get install chromium`, or any Chromium on PATH")
        })
}

fn start(program: &PathBuf) -> Result<Chromium, Problem> {
    let failed = |e: &dyn std::fmt::Display| Problem::file(program, "start", e);
    let mut keeper = Command::new("sh")
        .args(["-c", KEEPER, "sh"])
        .arg(program)
        .args(ARGUMENTS)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| failed(&e))?;
    let alive = keeper.stdin.take();
    let said = keeper.stderr.take().ok_or_else(|| failed(&"no output"))?;
    let (found, address) = mpsc::channel();
    // Reads to the end, or chromium would wait for a reader some day.
    std::thread::spawn(move || {
        for line in BufReader::new(said).lines().map_while(Result::ok) {
            if let Some(address) = line.strip_prefix("DevTools listening on ") {
                let _ = found.send(address.to_string());
            }
        }
    });
    let address = address
        .recv_timeout(PATIENCE)
        .map_err(|_| failed(&"it says no address"))?;
    Ok(Chromium {
        address,
        _keeper: keeper,
        _alive: alive,
    })
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn where_chromium_is_missing_it_is_said_how_to_get_it() {
        let problem = find("/nowhere:/dev/null").unwrap_err().to_string();
        assert!(problem.contains("apt-get install chromium"), "{problem}");
    }
}
