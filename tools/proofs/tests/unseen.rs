//! What the model does not see is never called exhaustive.

use std::path::Path;
use std::process::Command;

/// What `proofs --lines` says of a program in the folder `tests/unseen`.
fn explored(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/unseen/{name}.rs"));
    let output = Command::new(env!("CARGO_BIN_EXE_proofs"))
        .arg(path)
        .arg("--lines")
        .output()
        .expect("proofs can be run");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name}: {errors}");
    String::from_utf8(output.stdout).expect("proofs prints text")
}

#[test]
fn a_loop_that_prints_has_no_end_of_outputs() {
    let said = explored("prints_while_it_waits");
    let wanted = [
        "outcome: exit \"go\\n\"",
        "outcome: exit \"waiting\\ngo\\n\"",
        "outcome: exit \"waiting\\nwaiting\\ngo\\n\"",
        "assumed: if no thread that can go on is passed over for ever",
        "cut: a loop prints; 4 outputs were followed round it",
    ];
    for line in wanted {
        assert!(said.lines().any(|said| said == line), "{line}:\n{said}");
    }
    assert!(!said.contains("outcome: cycle"), "{said}");
}

#[test]
fn a_loop_that_counts_is_not_taken_for_a_cycle() {
    let said = explored("counts_while_it_waits");
    for line in ["outcome: exit \"soon\\n\"", "outcome: exit \"late\\n\""] {
        assert!(said.lines().any(|said| said == line), "{line}:\n{said}");
    }
    assert!(!said.contains("outcome: cycle"), "{said}");
    assert!(said.contains("\ncut: "), "{said}");
}
