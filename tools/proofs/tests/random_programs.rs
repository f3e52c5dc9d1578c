//! Random programs have the same outcomes whether or not equal states are visited once.

use proofs::{Options, Program, build};
use std::path::Path;
use std::process::Command;

const PROGRAMS: u32 = 40;

#[test]
fn random_programs_lose_and_gain_nothing_by_visiting_equal_states_once() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/random/program.rs");
    let program = Program::find(&path.to_string_lossy(), &Options::default()).expect("it is there");
    let built = build("random", &[program]).expect("it compiles");
    let mut wrong = Vec::new();
    let mut compared = 0;
    for seed in 0..PROGRAMS {
        let explore = |reduction: &str| {
            let output = Command::new(&built[0])
                .args(["--lines", "--states", "60000", "--reduction", reduction])
                .env("SEED", seed.to_string())
                .output()
                .expect("it was compiled");
            String::from_utf8_lossy(&output.stdout).into_owned()
        };
        let all = explore("none");
        // Too large to be visited state by state: nothing to compare with.
        if all.contains("cut: ") {
            continue;
        }
        compared += 1;
        for reduction in ["histories", "values", "memory"] {
            let found = explore(reduction);
            if found != all {
                wrong.push(format!("SEED={seed} {reduction}: {found}instead of {all}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(compared > PROGRAMS / 3, "only {compared} were small enough");
}
