//! A broken manifest, or a file that is no part of a listing.

use super::{complaint, whole_complaint};

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
