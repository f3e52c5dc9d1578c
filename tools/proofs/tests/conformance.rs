//! Every program under `tools/explorer/tests/programs` does exactly what its derivation says.

mod suite;

use suite::{Case, cases, explore};

#[test]
fn every_program_has_exactly_the_outcomes_that_were_derived_for_it() {
    let wrong: Vec<String> = cases()
        .iter()
        .filter_map(|case| compare(case, &[]).err())
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn visiting_equal_states_once_loses_and_adds_nothing() {
    let wrong: Vec<String> = cases()
        .iter()
        .filter(|case| !case.too_large_without_reductions)
        .flat_map(|case| ["none", "histories"].map(|reduction| (case, reduction)))
        .filter_map(|(case, reduction)| compare(case, &["--reduction", reduction]).err())
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn compare(case: &Case, options: &[&str]) -> Result<(), String> {
    let found = explore(case, options)?;
    let name = &case.name;
    let missing = case.outcomes.difference(&found.outcomes);
    let extra = found.outcomes.difference(&case.outcomes).filter(|outcome| {
        // Where the search is cut, the schedules that it leaves have no outcome.
        let is_cut = outcome.starts_with("cut ") || outcome.starts_with("cycle ");
        !(case.may_be_cut && is_cut)
    });
    let lines: Vec<String> = missing
        .map(|outcome| format!("{name} {options:?}: not found: {outcome}"))
        .chain(extra.map(|outcome| format!("{name} {options:?}: not derived: {outcome}")))
        .chain(
            found
                .cut
                .iter()
                .filter(|_| !case.may_be_cut)
                .map(|cut| format!("{name} {options:?}: cut: {cut}")),
        )
        .collect();
    match lines.is_empty() {
        true => Ok(()),
        false => Err(lines.join("\n")),
    }
}
