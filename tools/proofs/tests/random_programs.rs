//! Random programs have the same outcomes whether or not equal states are visited once.

use proofs::{Options, Program, build, side_by_side};
use std::process::Command;

const PROGRAMS: u32 = 40;

#[test]
fn random_programs_lose_and_gain_nothing_by_visiting_equal_states_once() {
    let path = proofs::root().join("tools/proofs/tests/random/program.rs");
    let program = Program::find(&path.to_string_lossy(), &Options::default()).expect("it is there");
    let built = build("random", &[program]).expect("it compiles");
    let compared = side_by_side(0..PROGRAMS, |seed| {
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
            return None;
        }
        let reductions = ["histories", "values", "memory"].into_iter();
        let wrong = reductions.filter_map(|reduction| {
            let found = explore(reduction);
            (found != all).then(|| format!("SEED={seed} {reduction}: {found}instead of {all}"))
        });
        Some(wrong.collect::<Vec<_>>())
    });
    let compared: Vec<Vec<String>> = compared.into_iter().flatten().collect();
    let wrong = compared.concat();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let count = compared.len();
    assert!(
        count > PROGRAMS as usize / 3,
        "only {count} were small enough"
    );
}
