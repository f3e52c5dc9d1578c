//! The explorer's own tests hold with every feature that `proofs` turns on.

use proofs::EXPLORER;
use toml::{Table, Value};

/// The features of the explorer, as its manifest has them.
fn features() -> Vec<String> {
    let path = proofs::root().join(EXPLORER.folder).join("Cargo.toml");
    let text = std::fs::read_to_string(path).expect("the manifest can be read");
    let manifest: Table = text.parse().expect("the manifest is TOML");
    let features = manifest.get("features").and_then(Value::as_table);
    features
        .into_iter()
        .flat_map(Table::keys)
        .cloned()
        .collect()
}

#[test]
fn every_feature_of_the_explorer_is_turned_on() {
    assert_eq!(features(), EXPLORER.features);
}

#[test]
fn the_explorers_own_tests_hold_with_them() {
    let output = proofs::cargo()
        // As `proofs` compiles it: the feature needs what is not stable.
        .env("RUSTC_BOOTSTRAP", "explorer")
        .args(["test", "--package", EXPLORER.package, "--features"])
        .arg(EXPLORER.features.join(","))
        .arg("--manifest-path")
        .arg(proofs::root().join("Cargo.toml"))
        .arg("--target-dir")
        .arg(proofs::home("features"))
        .output()
        .expect("cargo can be run");
    let said = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{errors}");
    // A test that is there only with a feature.
    let of_closures = "only_a_closure_that_changes_what_it_borrowed_leaves_something ... ok";
    assert!(said.contains(of_closures), "{said}{errors}");
}
