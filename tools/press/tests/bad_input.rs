//! Whatever a person can break, the build says where and what, and writes no page.

mod fixture;

use fixture::{Book, CHAPTER, COUNTING};

/// Builds a book that `breaking` has broken; returns the first line of the complaint.
fn complaint(breaking: impl FnOnce(&Book)) -> String {
    whole_complaint(breaking)
        .lines()
        .next()
        .unwrap_or_default()
        .to_string()
}

fn whole_complaint(breaking: impl FnOnce(&Book)) -> String {
    let book = Book::new();
    breaking(&book);
    let complaint = book.bad(&["build"]);
    assert!(!book.root().join("book").exists(), "a page was written");
    complaint
}

fn chapter(text: &str) -> impl FnOnce(&Book) + '_ {
    move |book| book.write("src/one.md", text)
}

fn program(source: &str) -> impl FnOnce(&Book) + '_ {
    move |book| book.write("listings/one/src/main.rs", source)
}

const RENAME: &str = "mend the listing, or if it is meant to end so, give expected.txt another name; \
                      CONTRIBUTING.md has a table of them";
const BLESS: &str = "mend the listing, or if it is right run `cargo run -- bless one`";

#[test]
fn a_whole_book_is_built() {
    let book = Book::new();
    assert_eq!(book.good(&["build"]), "book/index.html\n");
    assert!(
        book.read("book/one.html")
            .contains("$ cargo run -p listing-one\none\n")
    );
}

#[test]
fn an_unknown_listing_is_named_with_the_nearest_name() {
    let said = complaint(chapter("# One\n\n<!-- cmdrun press show onr -->\n"));
    assert_eq!(
        said,
        "src/one.md:3: listing \"onr\" does not exist; did you mean \"one\"?"
    );
}

#[test]
fn a_directive_that_is_none_is_refused_and_never_run() {
    let said = complaint(|book| {
        let trace = book.root().join("trace");
        let command = format!("# One\n\n<!-- cmdrun touch {} -->\n", trace.display());
        book.write("src/one.md", command);
        assert!(book.bad(&["build"]).contains("src/one.md:3: "));
        assert!(!trace.exists(), "the command was run");
    });
    assert_eq!(
        said,
        "src/one.md:3: a directive is one line that holds nothing else; \
         write it as in `<!-- cmdrun press show race -->`"
    );
}

#[test]
fn whatever_the_shell_would_make_of_a_directive_it_never_sees_it() {
    for (directive, line) in [
        ("<!-- cmdrun press show one; touch trace -->", 3),
        ("<!-- cmdrun press show \"one\" && touch trace -->", 3),
        ("<!-- cmdrun press show $(touch trace) -->", 3),
        ("<!-- cmdrun press show `touch trace` -->", 3),
        ("<!-- cmdrun press show one\ntouch trace -->", 3),
        ("<!--\ncmdrun touch trace\n-->", 3),
        ("<!--cmdrun touch trace-->", 3),
        ("<!-- cmdrun touch trace", 3),
        (
            "The number <!-- cmdrun press value one one; touch trace -->.",
            3,
        ),
        ("<!-- cmdrun press diff one one | touch trace -->", 3),
        ("```console\n<!-- cmdrun touch trace -->\n```", 4),
        (
            "<!-- cmdrun press value one number --> <!-- touch trace; cmdrun -->",
            3,
        ),
    ] {
        let said = complaint(|book| {
            book.write("src/one.md", format!("# One\n\n{directive}\n"));
            book.bad(&["build"]);
            assert!(!book.root().join("trace").exists(), "{directive} was run");
        });
        assert!(
            said.starts_with(&format!("src/one.md:{line}: ")),
            "{directive}: {said}"
        );
    }
}

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
fn a_misspelled_command_is_answered_in_one_line() {
    let book = Book::new();
    for (word, what) in [
        ("shwo", "press has no `shwo`; did you mean `show`?\n"),
        ("--opne", "press has no `--opne`; did you mean `--open`?\n"),
        (
            "publish",
            "press has no `publish`; see `cargo run -- --help`\n",
        ),
    ] {
        let output = book.run(&[word]);
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(String::from_utf8_lossy(&output.stderr), what);
    }
}

#[test]
fn a_directive_in_an_included_file_is_refused() {
    let said = complaint(|book| {
        book.write("src/one.md", "# One\n\n{{#include ../more.txt}}\n");
        book.write("more.txt", "<!-- cmdrun press show one -->\n");
    });
    assert_eq!(
        said,
        "src/one.md: an included file holds a directive; directives stand in chapters only"
    );
}

#[test]
fn a_fence_in_an_included_file_is_refused() {
    let said = complaint(program(
        "/*\n```\n*/\nfn main() {\n    println!(\"one\");\n}\n",
    ));
    assert_eq!(
        said,
        "src/one.md: an included file holds a fence; no line of it may begin with ```"
    );
}

#[test]
fn a_listing_that_does_not_compile_is_reported_where_it_is_shown() {
    let said = whole_complaint(program("fn main() {\n    println!(one);\n}\n"));
    let mut lines = said.lines();
    assert_eq!(
        lines.next(),
        Some(
            "src/one.md:10: listing \"one\" does not compile; \
             see it with `cargo run -p listing-one`"
        )
    );
    assert!(said.contains("listings/one/src/main.rs:2:14"), "{said}");
}

#[test]
fn an_unexpected_exit_code_is_reported() {
    let said = complaint(program("fn main() {\n    std::process::exit(3);\n}\n"));
    assert_eq!(
        said,
        format!(
            "src/one.md:10: listing \"one\" exits with code 3, but it should exit with code 0; {RENAME}"
        )
    );
}

#[test]
fn an_unexpected_panic_is_reported() {
    let said = whole_complaint(program("fn main() {\n    panic!(\"oh\");\n}\n"));
    assert!(said.contains("exits with code 101"), "{said}");
    assert!(
        said.contains("thread 'main' panicked at listings/one/src/main.rs:2:5:\n    oh"),
        "{said}"
    );
}

#[test]
fn an_unexpected_hang_is_stopped_and_reported() {
    let said = complaint(|book| {
        book.listing_with(
            "one",
            "fn main() {\n    loop {\n        std::thread::park();\n    }\n}\n",
            "",
            "[package.metadata.listing]\nlimit = \"1s\"\n",
        );
    });
    assert_eq!(
        said,
        format!(
            "src/one.md:10: listing \"one\" was still running after 1s, \
             but it should exit with code 0; {RENAME}"
        )
    );
}

#[test]
fn an_expectation_that_no_longer_matches_is_shown_as_a_difference() {
    let said = whole_complaint(program("fn main() {\n    println!(\"two\");\n}\n"));
    assert!(
        said.starts_with(&format!(
            "src/one.md:10: listing \"one\" prints something else; {BLESS}\n"
        )),
        "{said}"
    );
    assert!(said.contains("    -one\n    +two"), "{said}");
}

#[test]
fn output_that_a_page_cannot_hold_is_refused() {
    for (print, what) in [
        ("loop { println!(\"again\"); }", "prints more than 256 KiB"),
        (
            "println!(\"\\x1b[31mred\");",
            "prints the control character \\u{1b}",
        ),
        (
            "println!(\"<!-- cmdrun press show one -->\");",
            "prints a directive",
        ),
        (
            "use std::io::Write; std::io::stdout().write_all(&[97, 255]).unwrap();",
            "prints what is not UTF-8, from byte 1 on",
        ),
    ] {
        let said = complaint(program(&format!("fn main() {{ {print} }}\n")));
        let start = format!("src/one.md:10: listing \"one\" {what}");
        assert!(said.starts_with(&start), "{said}");
    }
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
fn a_broken_manifest_is_reported_with_its_line() {
    let said = complaint(|book| book.write("book.toml", "[book]\ntitle = \n"));
    assert!(said.starts_with("book.toml:2: "), "{said}");
    let said = complaint(|book| {
        book.listing_with(
            "one",
            "fn main() {}\n",
            "",
            "[package.metadata.listing]\nlimt = \"1s\"\n",
        );
    });
    assert!(
        said.starts_with("listings/one/Cargo.toml:13: unknown field `limt`"),
        "{said}"
    );
}

#[test]
fn a_manifest_that_breaks_the_contract_is_reported() {
    let said = whole_complaint(|book| {
        book.write(
            "listings/one/Cargo.toml",
            "[package]\nname = \"one\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\
             [[bin]]\nname = \"one\"\npath = \"src/main.rs\"\n",
        );
    });
    for what in [
        "should be \"listing-one\"",
        "`description`",
        "`test = false`",
    ] {
        assert!(said.contains(what), "{what}: {said}");
    }
}

#[test]
fn every_problem_is_reported_and_not_only_the_first() {
    let said = whole_complaint(chapter(&format!(
        "{CHAPTER}\n<!-- cmdrun press show onr -->\n\n{{{{#include nothing.md}}}}\n"
    )));
    assert_eq!(said.lines().count(), 2, "{said}");
}

#[test]
fn outside_a_book_press_says_so() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_press"))
        .arg("build")
        .current_dir(folder.path())
        .output()
        .expect("press can be run");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "no book.toml here or in a folder above; run this inside the book's repository\n"
    );
}

fn claiming(claim: &str, mark: &str) -> impl FnOnce(&Book) {
    let chapter = format!("{CHAPTER}\nIt prints one.{mark}\n");
    let claim = claim.to_string();
    move |book| {
        book.write("listings/one/claims.toml", claim);
        book.write("src/one.md", chapter);
    }
}

#[test]
fn a_claim_needs_data_and_data_needs_a_claim() {
    let good = "[it_prints_one]\nevidence = \"output\"\nsome = { line = \"one\" }\n";
    let book = Book::new();
    claiming(good, " <!-- claim: it_prints_one -->")(&book);
    book.good(&["build"]);
    assert!(
        book.read("book/one.html")
            .contains("claims.html#it_prints_one")
    );
    assert_eq!(
        complaint(claiming(good, " <!-- claim: it_print_one -->"))
            .lines()
            .next(),
        Some(
            "src/one.md:13: no claims.toml has the claim \"it_print_one\"; \
             did you mean \"it_prints_one\"?"
        )
    );
    assert_eq!(
        complaint(claiming(good, "")),
        "listings/one/claims.toml: no chapter makes the claim \"it_prints_one\"; \
         write `<!-- claim: it_prints_one -->` behind its sentence, or delete it"
    );
}

#[test]
fn a_claim_that_is_false_or_empty_or_says_too_much_is_refused() {
    let said = whole_complaint(claiming(
        "[it]\nevidence = \"output\"\nsome = { line = \"one\" }\n",
        " <!-- cmdrun press value one outcomes --> <!-- claim: it -->",
    ));
    assert!(
        said.contains(
            "src/one.md:13: the sentence of the claim \"it\" holds a directive; \
             the page of claims cannot carry it out; make two sentences"
        ),
        "{said}"
    );
    for (claim, what) in [
        (
            "evidence = \"output\"\nsome = { line = \"two\" }",
            "does not hold: no outcome prints `two`",
        ),
        (
            "evidence = \"output\"\nsome = {}",
            "would hold whatever happens",
        ),
        (
            "evidence = \"output\"\nsome = { ends = \"exits\" }",
            "speaks of an ending that does not exist; \
             there are exit, exit(3), running, deadlock, panic, abort, cycle",
        ),
        ("evidence = \"output\"", "says nothing"),
        (
            "error = \"E0382\"",
            "does not hold: the compiler does not say E0382",
        ),
        (
            "every = { line = \"one\" }",
            "has no evidence: listing \"one\" is not explored; \
             write `explore = \"main()\"` under [package.metadata.listing] into its Cargo.toml",
        ),
    ] {
        let said = complaint(claiming(&format!("[it]\n{claim}\n"), " <!-- claim: it -->"));
        let start = format!(
            "src/one.md:13: the claim \"it\" {what}; mend the sentence, or the claim in \
             listings/one/claims.toml; see the evidence with `cargo run"
        );
        assert!(said.starts_with(&start), "{said}");
    }
}

/// A listing that prints the number of its process: between 1 and 4 million, most often not the last one.
fn varies(book: &Book, expectation: &str) {
    book.listing(
        "one",
        "fn main() {\n    println!(\"number {}\", std::process::id());\n}\n",
    );
    book.remove("listings/one/expected.txt");
    book.write("listings/one/expected-varies.txt", expectation);
    book.write(
        "listings/one/mutants.toml",
        "[no_number]\nreplace = \"{}\"\nby = \"{}.\"\n",
    );
}

#[test]
fn runs_and_numbers_that_cannot_be_had_are_refused_where_they_are_asked_for() {
    for (directive, what) in [
        (
            "runs one",
            "runs are asked for as `--times 300` or `--times 300 --of HOLE`",
        ),
        (
            "runs one --times 5000",
            "`--times` takes a number from 2 to 1000",
        ),
        (
            "runs one --times 3 --of numbr",
            "the expectation of listing \"one\" has no [numbr]; did you mean [number]?",
        ),
        (
            "value one numbr",
            "listing \"one\" prints no number called \"numbr\"; did you mean \"number\"?",
        ),
        (
            "value one outcomes",
            "listing \"one\" is not explored; \
             write `explore = \"main()\"` under [package.metadata.listing] into its Cargo.toml",
        ),
        (
            "value one smallest",
            "`smallest` is a number of many runs; add `--times 300`",
        ),
        ("diff one one", "listings \"one\" and \"one\" are the same"),
        ("diff one", "`press diff` takes the names of two listings"),
        (
            "rnus one",
            "`press rnus` does not exist; did you mean `runs`?",
        ),
    ] {
        let said = complaint(|book| {
            varies(book, "number [number: 1..9999999]\n");
            book.write(
                "src/one.md",
                format!("# One\n\n<!-- cmdrun press {directive} -->\n"),
            );
        });
        assert_eq!(said, format!("src/one.md:3: {what}"));
    }
    let said = complaint(chapter(
        "# One\n\n<!-- cmdrun press runs one --times 3 -->\n",
    ));
    assert_eq!(
        said,
        "src/one.md:3: listing \"one\" prints the same in every run; show it with `press show`"
    );
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

#[test]
fn a_slip_in_a_comment_is_not_passed_over() {
    for (line, what) in [
        (
            "It is so. <!-- clam: it -->",
            "a comment says `clam`, which does nothing; did you mean `claim`?",
        ),
        (
            "<!-- cmdrn press explore one -->",
            "a comment says `cmdrn`, which does nothing; did you mean `cmdrun`?",
        ),
        (
            "<!-- claim: it -->",
            "this mark follows no sentence; put it at the end of its sentence's line",
        ),
    ] {
        let said = complaint(chapter(&format!("# One\n\n{line}\n")));
        assert_eq!(said, format!("src/one.md:3: {what}"));
    }
}

#[test]
fn a_directive_in_the_wrong_place_is_refused() {
    for (text, what) in [
        (
            "<!-- cmdrun press show one -->",
            "src/one.md:3: `press show one` stands in the wrong place; \
             put it into a fence that begins with ```console",
        ),
        (
            "```console\n<!-- cmdrun press listings -->\n```",
            "src/one.md:4: `press listings` stands in the wrong place; put it outside of the fence",
        ),
    ] {
        assert_eq!(complaint(chapter(&format!("# One\n\n{text}\n"))), what);
    }
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
fn what_says_how_a_listing_is_explored_cannot_be_misplaced() {
    let spawning =
        "fn main() {\n    std::thread::spawn(|| println!(\"one\")).join().unwrap();\n}\n";
    for (more, what) in [
        (
            "",
            "this listing starts a thread and is not explored; write `explore = \"main()\"` \
             under [package.metadata.listing], or say `unexplored = \"why\"` there",
        ),
        (
            "explore = \"main()\"\n",
            "`explore` does nothing here; how a listing is run and explored stands under \
             [package.metadata.listing]",
        ),
        (
            "[package.metadata.listings]\nexplore = \"main()\"\n",
            "`package.metadata.listings` does nothing here; how a listing is run and explored \
             stands under [package.metadata.listing]",
        ),
        (
            "[package.metadata.listing]\nexplore = \"main()\"\nunexplored = \"no\"\n",
            "`explore` and `unexplored` contradict each other; keep one",
        ),
        (
            "[package.metadata.listing]\nexplore = \"mian()\"\n",
            "`explore = \"mian()\"` is no call that the program can make; \
             as in `explore = \"main()\"` under [package.metadata.listing]",
        ),
    ] {
        let said = complaint(|book| book.listing_with("one", spawning, "", more));
        assert_eq!(said, format!("listings/one/Cargo.toml: {what}"));
    }
}

#[test]
fn a_stray_file_is_named_with_the_nearest_name() {
    let said = complaint(|book| book.write("listings/one/claim.toml", ""));
    assert_eq!(
        said,
        "listings/one/claim.toml: this is no part of a listing; did you mean claims.toml?"
    );
}
