//! What the model does not see is never called exhaustive.

use std::process::Command;

/// What `proofs --lines` says of a program in the folder `tests/unseen`.
fn explored(name: &str) -> String {
    let path = proofs::root().join(format!("tools/proofs/tests/unseen/{name}.rs"));
    let output = Command::new(proofs::compiled("proofs"))
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
fn a_loop_that_prints_has_no_end_of_outputs() {
    let said = explored("prints_while_it_waits");
    let wanted = [
        "outcome: exit \"go\\n\"",
        "outcome: exit \"waiting\\ngo\\n\"",
        "outcome: exit \"waiting\\nwaiting\\ngo\\n\"",
        "assumed: if no thread that can go on is passed over forever",
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

#[test]
fn a_text_that_grows_while_it_is_formatted_is_not_taken_for_a_cycle() {
    let said = explored("formats_while_it_waits");
    for line in ["outcome: exit \"!\\n\"", "outcome: exit \".!\\n\""] {
        assert!(said.lines().any(|said| said == line), "{line}:\n{said}");
    }
    assert!(!said.contains("outcome: cycle"), "{said}");
    assert!(said.contains("\ncut: "), "{said}");
}

#[test]
fn the_order_of_a_hash_map_is_not_seen() {
    assert_cut(
        "hash_map_is_gone_through",
        "the order of a HashMap or HashSet is another in every run",
    );
}

#[test]
fn the_order_in_which_a_hash_map_is_dropped_is_not_seen() {
    assert_cut(
        "hash_map_is_dropped",
        "the order of a HashMap or HashSet is another in every run",
    );
}

#[test]
fn which_panic_hook_a_thread_finds_is_not_seen() {
    assert_cut(
        "panic_hook_beside_a_panic",
        "which panic hook a thread finds that panics meanwhile is no step",
    );
}

#[test]
fn a_token_that_a_channel_may_have_taken_is_not_seen() {
    assert_cut(
        "parks_after_a_channel",
        "a channel waits by parking, and may take the token of a thread that parks later",
    );
}

#[test]
fn a_thread_that_exits_again_while_it_exits_is_not_seen() {
    assert_cut(
        "exits_while_it_exits",
        "a thread that ends the program ends it again",
    );
}

#[test]
fn what_comes_from_core_is_not_seen() {
    assert_cut("atomic_of_core", "what comes from core is the real one");
}

#[test]
fn what_unsafe_code_keeps_in_statics_starts_afresh() {
    assert_eq!(
        explored("static_mut_starts_afresh"),
        "outcome: exit \"1\\n\"\noutcome: exit \"2\\n\"\n\
         assumed: if all threads see the operations on atomics in one order, though weaker \
         orderings are asked for\n\
         cut: unsafe code is not checked for what it shares\n"
    );
}

#[test]
fn a_destructor_after_the_end_does_not_end_the_process() {
    let said = explored("pool_told_to_terminate");
    assert!(said.starts_with("outcome: exit \"[0, 2]\\n\"\n"), "{said}");
}
