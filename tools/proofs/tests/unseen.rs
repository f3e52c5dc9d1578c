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

fn assert_cut(name: &str, why: &str) {
    let said = explored(name);
    let line = format!("cut: {why}");
    assert!(said.lines().any(|said| said == line), "{name}:\n{said}");
}

#[test]
fn what_a_scope_does_not_wait_for_is_not_seen() {
    assert_cut(
        "scope_leaves_thread_locals",
        "a scope does not wait for the destructors of thread-locals",
    );
}
