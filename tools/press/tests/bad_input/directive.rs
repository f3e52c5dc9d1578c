//! A broken directive, or a slip in whatever else stands in a comment.

use super::{chapter, complaint, varies};

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
