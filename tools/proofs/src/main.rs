//! Compiles programs against the explorer and prints everything that they can do.

use proofs::{Fault, Options};
use std::process::ExitCode;

const USAGE: &str = "usage: cargo run -p proofs -- NAME|PATH... \
                     [--json | --lines | --figures | --find TEXT | --schedule STEPS] \
                     [--reduction none|histories|values|memory] [--steps N] [--states N] \
                     [--work N] [--spurious N] \
                     [--explore CALL] [--edition YEAR]";

fn main() -> ExitCode {
    match Options::parse(std::env::args().skip(1)).and_then(|options| proofs::prove(&options)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Fault::Usage(wrong)) => {
            eprintln!("{wrong}\n{USAGE}");
            ExitCode::from(2)
        }
        Err(Fault::Said) => ExitCode::FAILURE,
        Err(Fault::Program(wrong)) => {
            eprintln!("{wrong}");
            ExitCode::FAILURE
        }
    }
}
