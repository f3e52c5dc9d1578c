//! What a deadlock is said to be about is in the program, and has happened.

use std::process::Command;

fn report(program: &str) -> String {
    let output = Command::new(proofs::compiled("proofs"))
        .arg(proofs::root().join(format!("tools/proofs/tests/names/{program}.rs")))
        .output()
        .expect("the explorer can be started");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("it writes UTF-8")
}

#[test]
fn no_line_of_the_standard_library_names_an_object() {
    let report = report("made_by_the_standard_library");
    assert!(report.contains("waits at line 13: lock mutex"), "{report}");
    assert!(!report.contains("of line"), "{report}");
}

#[test]
fn a_notification_that_came_too_early_is_not_denied() {
    let report = report("notified_too_early");
    let early = "notify one at ready: nobody waits";
    let waits = "wake up at ready; no notification has woken it from this wait";
    assert!(report.contains(early) && report.contains(waits), "{report}");
}

#[test]
fn an_element_has_an_index_only_where_it_is_known() {
    let report = report("not_the_first_of_an_array");
    for (line, first) in [(8, 8), (9, 11), (11, 11), (12, 8)] {
        let wanted = format!("lock slots (first used in line {first})");
        let told = |text: &str| {
            let step = text.trim_start();
            step.starts_with(&format!("{line} ")) && step.contains("lock slots")
        };
        let steps: Vec<&str> = report.lines().filter(|text| told(text)).collect();
        assert!(!report.contains("slots["), "{report}");
        // Until a second one is used, there is only one.
        let right = |step: &&str| step.ends_with("lock slots") || step.ends_with(&wanted);
        assert!(
            steps.iter().all(right) && !steps.is_empty(),
            "{wanted}: {report}"
        );
    }
}
