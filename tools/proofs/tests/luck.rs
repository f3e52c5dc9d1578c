//! What the explorer says that an outcome needs is what it needs.

mod suite;

use serde_json::Value;
use std::process::Command;
use suite::{Case, cases, explore};

/// The choice of a step that happens for no reason, as in the explorer's JSON.
const FOR_NO_REASON: u64 = 2;

#[test]
fn what_needs_a_thread_to_wake_for_no_reason_is_not_found_without() {
    let all = || cases().iter().filter(|case| !case.may_be_cut);
    let wrong: Vec<String> = all().flat_map(wrong_needs).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let needed = |kind: &str| all().any(|case| outcomes(case).iter().any(|it| it["needs"] == kind));
    for kind in ["nothing", "no-reason", "time-limit"] {
        assert!(needed(kind), "no program has an outcome that needs {kind}");
    }
}

fn wrong_needs(case: &Case) -> Vec<String> {
    let without = explore(case, &["--spurious", "0"]).expect("the program is explored");
    let mut wrong = Vec::new();
    for outcome in outcomes(case) {
        let line = format!(
            "{} {:?}",
            word(&outcome),
            outcome["printed"].as_str().unwrap()
        );
        let needs = outcome["needs"].as_str().unwrap();
        let needs_no_reason = ["no-reason", "both"].contains(&needs);
        if needs_no_reason == without.outcomes.contains(&line) {
            wrong.push(format!("{}: {line} needs {needs}", case.name));
        }
        let mut way = outcome["way"].as_array().unwrap().iter();
        if needs == "nothing" && way.any(|step| step[1] == FOR_NO_REASON) {
            wrong.push(format!("{}: {line} needs nothing, and has it", case.name));
        }
    }
    wrong
}

/// As the explorer's JSON has them.
fn outcomes(case: &Case) -> Vec<Value> {
    let output = Command::new(&case.explorer).arg("--json").output();
    let output = output.expect("the explorer runs").stdout;
    let mut found: Value = serde_json::from_slice(&output).expect("it writes JSON");
    match found["outcomes"].take() {
        Value::Array(outcomes) => outcomes,
        other => panic!("{}: outcomes are {other}", case.name),
    }
}

/// The word for the ending in `--lines`.
fn word(outcome: &Value) -> String {
    let kind = outcome["ending"]["kind"].as_str().unwrap();
    match outcome["ending"]["code"].as_i64() {
        None | Some(0) => kind.into(),
        Some(code) => format!("{kind}({code})"),
    }
}
