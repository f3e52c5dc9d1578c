//! Whatever a person can break, the build says where and what, and writes no page.

mod chapter;
mod claim;
mod command_line;
mod directive;
mod expectation;
#[path = "../fixture/mod.rs"]
mod fixture;
mod listing;
mod manifest;

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

/// A listing that prints the number of its process: between 1 and 4 million, most often not the
/// last one.
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
fn a_whole_book_is_built() {
    let book = Book::new();
    assert_eq!(book.good(&["build"]), "book/index.html\n");
    assert!(
        book.read("book/one.html")
            .contains("$ cargo run -p listing-one\none\n")
    );
}

#[test]
fn every_problem_is_reported_and_not_only_the_first() {
    let said = whole_complaint(chapter(&format!(
        "{CHAPTER}\n<!-- cmdrun press show onr -->\n\n{{{{#include nothing.md}}}}\n"
    )));
    assert_eq!(said.lines().count(), 2, "{said}");
}
