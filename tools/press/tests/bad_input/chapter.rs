//! A broken chapter: a fence that nobody would test, an include that leads nowhere, a line of
//! SUMMARY.md that is missing.

use super::{chapter, complaint, program};

#[test]
fn a_fence_that_escapes_testing_is_refused() {
    for (fence, what) in [
        (
            "rust,ignore",
            "`ignore` is not an attribute that is tested in this book; leave it out",
        ),
        (
            "rust,no_run",
            "`no_run` is for a listing that is expected to hang; every other fence is run",
        ),
        (
            "rs",
            "this fence is marked \"rs\", which is not tested; write `rust`",
        ),
        (
            "rust,compile_fail",
            "`compile_fail` and the error's code go together, as in `rust,compile_fail,E0382`",
        ),
    ] {
        let said = complaint(chapter(&format!(
            "# One\n\n```{fence}\nfn main() {{}}\n```\n"
        )));
        assert_eq!(said, format!("src/one.md:3: {what}"));
    }
    let said = complaint(chapter(
        "# One\n\n```text\n{{#include ../listings/one/src/main.rs}}\n```\n",
    ));
    assert_eq!(
        said,
        "src/one.md:3: this fence shows a listing's program and is marked \"text\""
    );
}

#[test]
fn a_directive_in_an_included_file_is_refused() {
    let said = complaint(|book| {
        book.write("src/one.md", "# One\n\n{{#include ../more.txt}}\n");
        book.write("more.txt", "<!-- cmdrun press show one -->\n");
    });
    assert_eq!(
        said,
        "src/one.md:3: the included file ../more.txt holds `<!--`; directives and marks stand in chapters only"
    );
}

#[test]
fn a_fence_in_an_included_file_is_refused() {
    let said = complaint(program(
        "/*\n```\n*/\nfn main() {\n    println!(\"one\");\n}\n",
    ));
    assert_eq!(
        said,
        "src/one.md:6: the included file ../listings/one/src/main.rs holds a fence; no line of it may begin with ```"
    );
}

#[test]
fn a_missing_include_or_anchor_is_reported() {
    for (include, what) in [
        (
            "../listings/two/src/main.rs",
            "the included file ../listings/two/src/main.rs does not exist; \
             its path begins at the chapter's folder",
        ),
        (
            "../listings/one/src/main.rs:part",
            "../listings/one/src/main.rs has no anchor \"part\"",
        ),
        (
            "../listings/one/src/main.rs:2:9",
            "../listings/one/src/main.rs has 3 lines, not 2:9",
        ),
    ] {
        let text = format!("# One\n\n```rust\n{{{{#include {include}}}}}\n```\n");
        assert_eq!(complaint(chapter(&text)), format!("src/one.md:4: {what}"));
    }
}

#[test]
fn an_include_from_outside_the_book_is_refused() {
    let said = complaint(chapter(
        "{{#include ../../../../../../../../etc/hostname}}\n",
    ));
    assert!(said.ends_with(" is outside the book"), "{said}");
}

#[test]
fn chapters_and_summary_must_agree() {
    let said = complaint(|book| book.write("src/two.md", "# Two\n"));
    assert_eq!(
        said,
        "src/two.md: no line of SUMMARY.md leads to this chapter; add it there, or delete the file"
    );
    let said = complaint(|book| {
        book.write(
            "src/SUMMARY.md",
            "# Summary\n\n- [One](one.md)\n- [Two](onee.md)\n",
        );
    });
    assert_eq!(
        said,
        "src/SUMMARY.md:4: the chapter onee.md does not exist; did you mean one.md?"
    );
}
