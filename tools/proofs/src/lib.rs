//! Writes a package for each program, compiled against the explorer in place of `std`.

mod options;
mod package;
mod program;
mod repository;
mod targets;
mod workers;

pub use options::{Fault, Options};
pub use package::{
    EXPLORER, SHUTTLE, StandIn, binary, build, build_against, cargo, home, inputs, write,
};
pub use program::Program;
pub use repository::{binary as compiled, root};
pub use workers::side_by_side;

use std::process::ExitStatus;

/// What to say of an exploration that did not come to its end.
fn crash(name: &str, status: ExitStatus) -> String {
    format!(
        "{name}: the program crashed while it was explored ({status}), so nothing is known of what it can \
         do; what it printed last, if anything, says why: it ran out of stack or memory, or did something \
         that the explorer cannot catch"
    )
}

/// Explores every program that the options name, one after the other, and prints what was found.
pub fn prove(options: &Options) -> Result<(), Fault> {
    if repository::find().is_none() {
        return Err(Fault::Program(repository::missing()));
    }
    let programs: Vec<Program> = options
        .programs
        .iter()
        .map(|name| Program::find(name, options))
        .collect::<Result<_, _>>()?;
    let built = build("asked", &programs)?;
    for (program, path) in programs.iter().zip(built) {
        if programs.len() > 1 {
            println!("== {}", program.name);
        }
        let status = program
            .explorer(&path)
            .args(&options.pass_on)
            .status()
            .map_err(|error| Fault::Program(format!("{}: {error}", program.name)))?;
        if let Some(1 | 2) = status.code() {
            return Err(Fault::Said);
        }
        if !status.success() {
            return Err(Fault::Program(crash(&program.name, status)));
        }
    }
    Ok(())
}
