//! A broken expectation: missing, contradicted, or not what the listing does.

use super::{CHAPTER, COUNTING, complaint, varies, whole_complaint};

#[test]
fn contradicting_or_missing_expectations_are_reported() {
    let said = complaint(|book| book.write("listings/one/expected-hang.txt", "one\n"));
    assert_eq!(
        said,
        "listings/one: expected.txt and expected-hang.txt contradict each other; \
         keep the one that is meant"
    );
    let said = complaint(|book| book.remove("listings/one/expected.txt"));
    assert!(
        said.starts_with("listings/one: no expected*.txt says what this prints"),
        "{said}"
    );
}

#[test]
fn a_rejected_listing_must_be_rejected() {
    let said = complaint(|book| {
        book.listing_with(
            "one-rejected",
            "fn main() {}\n",
            "required-features = [\"rejected\"]\n",
            "[features]\nrejected = []\n",
        );
        book.write("listings/one-rejected/expected-error.txt", "error\n");
    });
    assert!(
        said.starts_with(
            "listings/one-rejected/expected-error.txt: listing \"one-rejected\" \
             exits with code 0, but it should not compile"
        ),
        "{said}"
    );
}

#[test]
fn a_rejected_listing_must_be_rejected_for_the_recorded_reason() {
    let said = whole_complaint(|book| {
        book.listing_with(
            "one-rejected",
            "fn main() {\n    let number: u8 = \"\";\n}\n",
            "required-features = [\"rejected\"]\n",
            "[features]\nrejected = []\n",
        );
        book.write(
            "listings/one-rejected/expected-error.txt",
            "error[E0382]: moved\n",
        );
    });
    assert!(said.contains("the compiler says something else"), "{said}");
    assert!(said.contains("-error[E0382]: moved"), "{said}");
    assert!(said.contains("+error[E0308]: mismatched types"), "{said}");
}

#[test]
fn what_must_hold_in_every_run_is_checked_in_every_run() {
    let said = complaint(|book| varies(book, "number [number: 1..9999999]\n[where number < 1]\n"));
    assert!(
        said.starts_with(
            "src/one.md:10: listing \"one\" does not keep to its pattern: \
             [where number < 1] does not hold: "
        ),
        "{said}"
    );
    // The first run, which the page shows, is as it should be; one of the others is not.
    let said = complaint(|book| {
        varies(book, "run [number: 1..1]\n");
        book.write("listings/one/src/main.rs", COUNTING);
        book.write(
            "src/one.md",
            format!("{CHAPTER}\n<!-- cmdrun press runs one --times 3 -->\n"),
        );
    });
    assert!(
        said.starts_with(
            "src/one.md:13: listing \"one\" does not keep to its pattern: line 1: [number] is `2`, \
             not a number from 1 to 1, in run 1 of 3; \
             mend the listing, or the pattern in expected-varies.txt"
        ),
        "{said}"
    );
}

#[test]
fn a_slip_in_a_pattern_is_shown_where_it_stands() {
    let said = complaint(|book| varies(book, "number [number: 9..1]\n"));
    assert_eq!(
        said,
        "listings/one/expected-varies.txt:1: no number is within the bounds of [number]"
    );
}

#[test]
fn a_listing_that_varies_needs_a_mutant() {
    let said = complaint(|book| {
        varies(book, "number [number: 1..9999999]\n");
        book.write("listings/one/mutants.toml", "");
    });
    assert_eq!(
        said,
        "listings/one/mutants.toml: this listing has no mutant, which does what no run must do; \
         write one as CONTRIBUTING.md shows"
    );
}

#[test]
fn other_outcomes_than_recorded_are_reported_where_they_are_shown() {
    let said = whole_complaint(|book| {
        book.listing_with(
            "one",
            "use std::thread;\n\nfn main() {\n    thread::spawn(|| println!(\"one\")).join().unwrap();\n}\n",
            "",
            "[package.metadata.listing]\nexplore = \"main()\"\n",
        );
        book.write(
            "src/one.md",
            format!("{CHAPTER}\n<!-- cmdrun press explore one -->\n"),
        );
        let said = book.bad(&["build"]);
        assert!(
            said.starts_with(
                "src/one.md:13: nobody has looked at the outcomes of listing \"one\"; "
            ),
            "{said}"
        );
        book.good(&["bless"]);
        book.good(&["build"]);
        assert!(
            book.read("book/one.html")
                .contains("every interleaving of main(): 1 outcome")
        );
        std::fs::remove_dir_all(book.root().join("book")).expect("the book was built");
        for (figure, what) in [
            (
                "timeline one --outcome 2",
                "listing \"one\" has no outcome 2; it has 1, counted from 1",
            ),
            ("guards one", "`press guards one` fails"),
        ] {
            let chapter = format!("{CHAPTER}\n<!-- cmdrun press {figure} -->\n");
            book.write("src/one.md", chapter);
            let said = book.bad(&["build"]);
            assert!(
                said.starts_with(&format!("src/one.md:13: {what}")),
                "{said}"
            );
        }
        book.write(
            "src/one.md",
            format!("{CHAPTER}\n<!-- cmdrun press timeline one -->\n"),
        );
        book.write(
            "listings/one/src/main.rs",
            "use std::thread;\n\nfn main() {\n    thread::scope(|scope| {\n        scope.spawn(|| println!(\"one\"));\n    });\n}\n",
        );
    });
    assert!(
        said.starts_with("src/one.md:13: listing \"one\" has other outcomes; "),
        "{said}"
    );
    assert!(said.contains("+       5  A     print \"one\\n\""), "{said}");
}
