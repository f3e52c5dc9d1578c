//! Runs the Python originals, where there is a Python that can.

use crate::listing::{Listing, Original};
use crate::problem::Problem;
use crate::project::Project;
use crate::results::run_listing;
use crate::run::{Limit, Run};
use crate::store::write_whole;
use std::process::Command;
use std::time::Duration;

/// Python reads this when it starts. Into a pipe it would otherwise print blocks, which swaps the
/// two outputs; without any buffer (`-u`) it would print a line and its end one by one, which lets
/// two threads tear each other's lines. A terminal gets whole lines, and so do we.
const LINES: &str = "import sys; sys.stdout.reconfigure(line_buffering=True)\n";

/// Only stops a hang.
const LIMIT: Duration = Duration::from_secs(120);

/// What the original prints now.
///
/// # Errors
/// Where it cannot be run; [`versions`] says why.
pub fn run(project: &Project, listing: &Listing, original: &Original) -> Result<Run, Problem> {
    let customization = project.work.join("python");
    write_whole(&customization.join("sitecustomize.py"), LINES.as_bytes())?;
    let mut command = Command::new("python3");
    command.arg(project.relative(&original.program));
    let environment = [("PYTHONPATH", customization.as_os_str())];
    run_listing(
        project,
        listing,
        command,
        &environment,
        &Limit::Total(LIMIT),
    )
}

/// The first line of a record: the versions of Python and of the modules that the original uses.
///
/// # Errors
/// Where there is no Python or a module is missing.
pub fn versions(original: &Original) -> Result<String, Problem> {
    let numpy = needs_numpy(original)?;
    let program = if numpy {
        "import platform, numpy; print(f'python {platform.python_version()}, numpy {numpy.__version__}')"
    } else {
        "import platform; print(f'python {platform.python_version()}')"
    };
    let failed = |why: String| {
        let module = if numpy { " with numpy" } else { "" };
        Problem::new(format!("there is no python3{module}: {why}"))
            .next("install it, for numpy with `pip install numpy`")
    };
    let output = Command::new("python3")
        .args(["-c", program])
        .output()
        .map_err(|e| failed(e.to_string()))?;
    if !output.status.success() {
        let stderr = String::from_utf8_lossy(&output.stderr);
        let why = stderr.lines().last().unwrap_or("it fails").to_string();
        return Err(failed(why));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_string())
}

fn needs_numpy(original: &Original) -> Result<bool, Problem> {
    let text = std::fs::read_to_string(&original.program)
        .map_err(|e| Problem::file(&original.program, "read", e))?;
    Ok(text.lines().any(|line| line.starts_with("import numpy")))
}
