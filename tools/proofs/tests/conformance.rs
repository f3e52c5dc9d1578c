//! Every program under `tools/explorer/tests/programs` does exactly what its derivation says.

mod suite;

use std::collections::BTreeSet;
use suite::{Case, cases, explore};

/// What is assumed where a program may end while a thread prints.
const CUT_OFF: &str = "nothing that a thread prints is cut off when the program ends";

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
        .flat_map(|case| ["none", "histories", "values"].map(|reduction| (case, reduction)))
        .filter_map(|(case, reduction)| match case.may_be_cut_unreduced {
            false => compare(case, &["--reduction", reduction]).err(),
            true => look_for_more(case, &["--reduction", reduction, "--states", "20000"]).err(),
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A search that comes to no end in the program's loops finds nothing that was not derived.
fn look_for_more(case: &Case, options: &[&str]) -> Result<(), String> {
    let found = explore(case, options)?;
    let more = found.outcomes.difference(&case.outcomes);
    let more = more.filter(|outcome| !is_cut(outcome));
    let more: Vec<String> = more
        .map(|outcome| format!("{} {options:?}: not derived: {outcome}", case.name))
        .collect();
    match more.is_empty() {
        true => Ok(()),
        false => Err(more.join("\n")),
    }
}

/// Where the search is cut, the schedules that it leaves have no outcome.
fn is_cut(outcome: &str) -> bool {
    outcome.starts_with("cut ") || outcome.starts_with("cycle ")
}

fn compare(case: &Case, options: &[&str]) -> Result<(), String> {
    let found = explore(case, options)?;
    let name = &case.name;
    let missing = case.outcomes.difference(&found.outcomes);
    let extra = found.outcomes.difference(&case.outcomes);
    let extra = extra.filter(|outcome| !(case.may_be_cut && is_cut(outcome)));
    let says_so = found.assumed.contains(CUT_OFF);
    let wrong_about_the_end = (says_so != case.may_be_cut_off).then(|| {
        let said = if says_so { "assumed" } else { "not assumed" };
        format!("{name} {options:?}: {said}: {CUT_OFF}")
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
        .chain(wrong_about_the_end)
        .collect();
    match lines.is_empty() {
        true => Ok(()),
        false => Err(lines.join("\n")),
    }
}

#[test]
fn what_counts_as_a_step_loses_and_adds_nothing() {
    let wrong: Vec<String> = cases()
        .iter()
        .filter_map(|case| as_with_all_steps(case).err())
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Where every operation is a step that anybody could notice in some program, the outcomes are the same,
/// but for threads that have only such steps left: they count as running then. Where the search is cut,
/// it finds nothing new.
fn as_with_all_steps(case: &Case) -> Result<(), String> {
    let found = explore(case, &["--all-steps", "--work", "300000"])?;
    let plain = |outcomes: &BTreeSet<String>| -> BTreeSet<String> {
        let outcomes = outcomes.iter().filter(|outcome| !is_cut(outcome));
        outcomes
            .map(|outcome| match outcome.strip_prefix("running") {
                Some(printed) => format!("exit{printed}"),
                None => outcome.clone(),
            })
            .collect()
    };
    let (derived, found_now) = (plain(&case.outcomes), plain(&found.outcomes));
    let name = &case.name;
    let extra = found_now.difference(&derived);
    let extra = extra.map(|outcome| format!("{name} with all steps: not derived: {outcome}"));
    let missing = derived.difference(&found_now);
    let missing = missing.filter(|_| found.cut.is_empty());
    let missing = missing.map(|outcome| format!("{name} with all steps: not found: {outcome}"));
    let lines: Vec<String> = extra.chain(missing).collect();
    if lines.is_empty() {
        Ok(())
    } else {
        Err(lines.join("\n"))
    }
}
