//! Schedules and outcomes of known programs, as in the design's table.

use proofs::{Options, Program, build};
use std::process::Command;

struct Row {
    /// The file, below `tools/`, without its ending.
    program: &'static str,
    call: &'static str,
    schedules: u64,
    outcomes: usize,
}

const fn row(program: &'static str, call: &'static str, schedules: u64, outcomes: usize) -> Row {
    Row {
        program,
        call,
        schedules,
        outcomes,
    }
}

// The prototype of the design counted these, too. It knew no waking for no reason, so that is left
// out here.
const ROWS: &[Row] = &[
    row("explorer/tests/programs/element_race", "race(1)", 10, 4),
    row("explorer/tests/programs/element_race", "race(2)", 126, 16),
    row("explorer/tests/programs/element_race", "race(3)", 1_716, 64),
    row(
        "explorer/tests/programs/element_race_with_whole_locks",
        "main()",
        4,
        2,
    ),
    row("explorer/tests/programs/lock_taken_twice", "main()", 1, 1),
    row(
        "explorer/tests/programs/locks_in_opposite_order",
        "main()",
        14,
        2,
    ),
    row(
        "proofs/tests/table/lock_held_through_a_sleep",
        "main()",
        17,
        2,
    ),
    row(
        "explorer/tests/programs/condvar_without_a_flag",
        "main()",
        3,
        2,
    ),
    row("explorer/tests/programs/forgotten_join", "main()", 3, 3),
    row(
        "explorer/tests/programs/channel_two_senders",
        "main()",
        2_754,
        6,
    ),
];

#[test]
fn the_known_programs_have_the_known_schedules_and_outcomes() {
    let programs: Vec<Program> = ROWS.iter().map(program).collect();
    let built = build("table", &programs).expect("the programs compile");
    let mut wrong = Vec::new();
    for (row, path) in ROWS.iter().zip(built) {
        for reduction in ["none", "histories", "values"] {
            let output = Command::new(&path)
                .args(["--figures", "--spurious", "0", "--reduction", reduction])
                .output()
                .expect("it was compiled");
            let text = String::from_utf8_lossy(&output.stdout);
            let schedules = format!("schedules: {}", row.schedules);
            let outcomes = text.lines().filter(|line| line.starts_with("outcome: "));
            let outcomes = outcomes.count();
            if !text.lines().any(|line| line == schedules) || outcomes != row.outcomes {
                let (program, call) = (row.program, row.call);
                wrong.push(format!(
                    "{program} {call} {reduction}: wanted {schedules}, {} outcomes:\n{text}",
                    row.outcomes
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn program(row: &Row) -> Program {
    let folder = proofs::root().join("tools");
    let path = folder.join(format!("{}.rs", row.program));
    let options = Options {
        explore: Some(row.call.into()),
        ..Options::default()
    };
    let mut program = Program::find(&path.to_string_lossy(), &options).expect("it is there");
    let digits = row.call.chars().filter(char::is_ascii_digit);
    program.name.extend(digits);
    program
}
