//! What would lead out of the book: its settings, its page for what is not found, and the folder that
//! its pages go to.

mod fixture;

use fixture::{Book, CHAPTER, complaint};

#[test]
fn pages_replace_nothing_but_pages() {
    let book = Book::new();
    book.write("other/letter.txt", "Dear all");
    book.write("pages/.git", "gitdir: elsewhere");
    book.write("pages/toc.html", "");
    for folder in ["src", "src/new", ".", "other", "other/letter.txt", "pages"] {
        let said = book.bad(&["build", "--dest-dir", folder]);
        assert!(
            said.contains("the pages would replace what is here, which is no book"),
            "{folder}: {said}"
        );
    }
    assert_eq!(book.read("other/letter.txt"), "Dear all");
    assert_eq!(book.read("src/one.md"), CHAPTER);
    for _ in 0..2 {
        book.good(&["build", "--dest-dir", "fresh"]);
    }
    assert!(book.read("fresh/one.html").contains("One"));
}

#[test]
fn the_page_for_what_is_not_found_holds_text_only() {
    for (line, what) in [
        (
            "<script>alert(1)</script>",
            "a chapter cannot hold the HTML",
        ),
        ("<!-- cmdrun press show one -->", "a comment has no use"),
        ("{{#include ../secret.txt}}", "an include has no use"),
        ("```rust\nfn main() {}\n```", "a fence has no use"),
    ] {
        let said = complaint(|book| {
            book.write("src/404.md", format!("# Not here\n\n{line}\n"));
        });
        let place = format!("src/404.md:3: {what}");
        assert!(said.starts_with(&place), "{said}");
    }
}

#[test]
fn settings_lead_nowhere_else_and_run_nothing() {
    for (settings, what) in [
        ("src = \"..\"", "book.toml:3: `src` should be \"src\""),
        (
            "[output.html]\n[output.other]\ncommand = \"touch trace\"",
            "book.toml:4: output.other would run a program that is none of the book's",
        ),
        (
            "[preprocessor.other]\ncommand = \"touch trace\"",
            "book.toml:3: preprocessor.other would run a program that is none of the book's",
        ),
        (
            "[output.html]\nadditional-css = [\"../secret.css\"]",
            "book.toml:4: ../secret.css is outside the book",
        ),
        (
            "[output.html]\nadditional-css = [\"one.css\"]",
            "book.toml:4: one.css is not in theme",
        ),
        (
            "[output.html]\nadditional-css = [\"theme/one.css\"]",
            "book.toml:4: theme/one.css does not exist",
        ),
        (
            "[output.html]\ninput-404 = \"/etc/hosts\"",
            "book.toml:4: `input-404` should be \"404.md\"",
        ),
        (
            "[output.html.redirect]\n\"/../../one.html\" = \"two.html\"",
            "book.toml:3: a redirect would be a page of no chapter; leave it out",
        ),
        (
            "[output.html]\ntheme = \"..\"",
            "book.toml:4: `theme` should be \"theme\"",
        ),
        (
            "src = 3",
            "book.toml:3: invalid type: integer `3`, expected path string",
        ),
    ] {
        let said = complaint(|book| {
            book.write(
                "book.toml",
                format!("[book]\ntitle = \"A book\"\n{settings}\n"),
            );
            book.bad(&["build"]);
            assert!(!book.root().join("trace").exists(), "{settings} was run");
        });
        assert_eq!(said, what);
    }
}
