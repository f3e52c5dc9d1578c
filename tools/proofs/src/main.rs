//! Compiles programs against the explorer and prints everything that they can do.

use proofs::{Fault, Options};
use std::process::ExitCode;

const USAGE: &str = "\
usage: proofs NAME|PATH... [OPTION]...

Visits every interleaving of programs: listings by their names, files, or packages.

what is shown
  (nothing)            every outcome, with a shortest schedule
  --lines              a line for each outcome
  --figures            the same, and what the search cost
  --json               the graph of all states
  --find TEXT          a shortest schedule of a run that prints the text
  --schedule STEPS     where a schedule leads, such as 'main*2 A B:gives-up'

which program
  --explore CALL       a call to explore in place of main()
  --bin NAME           which program of a package that has several
  --edition YEAR       the edition of a file without a package [2024]

limits
  --steps N            steps in one schedule [150, and more where that costs little]
  --states N           states in all [500000]
  --work N             steps taken in all [2000000]
  --memory MIB         memory in use, in MiB [2048]
  --spurious N         how often a thread wakes for no reason in one run [1]
  --reduction none|histories|values|memory   how equal states are recognized [memory]
";

fn main() -> ExitCode {
    match Options::parse(std::env::args().skip(1)).and_then(|options| proofs::prove(&options)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Fault::Help) => {
            print!("{USAGE}");
            ExitCode::SUCCESS
        }
        Err(Fault::Usage(wrong)) => {
            eprintln!("{wrong}; `proofs --help` says what there is");
            ExitCode::from(2)
        }
        Err(Fault::Said) => ExitCode::FAILURE,
        Err(Fault::Program(wrong)) => {
            eprintln!("{wrong}");
            ExitCode::FAILURE
        }
    }
}
