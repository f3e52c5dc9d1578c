//! A broken claim: without data, without a sentence, or not so.

use super::{Book, CHAPTER, complaint, whole_complaint};

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
        "listings/one/claims.toml:1: no chapter makes the claim \"it_prints_one\"; \
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
             there are exit, running, deadlock, panic, abort, cycle, exit(3)",
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
