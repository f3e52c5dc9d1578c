//! `new` and `bless` write what every other part of press then accepts.

mod fixture;

use fixture::{Book, COUNTING};

#[test]
fn a_new_listing_of_each_kind_can_be_pasted_into_a_chapter() {
    let book = Book::new();
    let mut chapter = String::from("# One\n");
    for (name, kind) in [
        ("a", "exact"),
        ("b", "any-order"),
        ("c", "varies"),
        ("d", "hang"),
        ("e", "panic"),
        ("f-rejected", "rejected"),
    ] {
        let said = book.good(&["new", name, "--kind", kind]);
        let (_, paste) = said
            .split_once("Paste this into a chapter:\n")
            .expect("it says so");
        chapter += paste;
    }
    book.write("src/one.md", &chapter);
    book.good(&["bless"]);
    book.good(&["build"]);
    let page = book.read("book/one.html");
    for shown in [
        "$ cargo run -p listing-a\nchild\nmain\n",
        "$ cargo run -p listing-c\nThreadId(",
        "$ cargo run -p listing-d\nmain waits\n[no more output: stopped after 2s]\n",
        "on purpose\nnote: run with `RUST_BACKTRACE=1` environment variable to display a \
         backtrace\n[exit code 101]\n",
        "$ cargo run -p listing-f-rejected --features rejected\nerror[E0308]: mismatched types\n",
    ] {
        assert!(page.contains(shown), "{shown}\n{page}");
    }
}

#[test]
fn new_never_touches_what_is_there_and_leaves_nothing_half_made() {
    let book = Book::new();
    let before = book.read("listings/one/src/main.rs");
    assert_eq!(
        book.bad(&["new", "one"]),
        "listings/one: this listing exists already; choose another name, or edit what is there\n"
    );
    assert_eq!(book.read("listings/one/src/main.rs"), before);
    for name in ["Two", "two_three", "../two", "two-rejected"] {
        book.bad(&["new", name]);
    }
    let folders = std::fs::read_dir(book.root().join("listings")).expect("listings/ is there");
    assert_eq!(folders.count(), 1);
}

#[test]
fn bless_shows_the_difference_and_rewrites_what_it_is_told_to() {
    let book = Book::new();
    book.write(
        "listings/one/src/main.rs",
        "fn main() {\n    println!(\"two\");\n}\n",
    );
    book.listing("other", "fn main() {\n    println!(\"new\");\n}\n");
    book.write("listings/other/expected.txt", "old\n");
    let said = book.good(&["bless", "one"]);
    assert!(
        said.starts_with("listings/one/expected.txt: rewritten\n"),
        "{said}"
    );
    assert!(said.contains("-one\n+two\n"), "{said}");
    assert_eq!(book.read("listings/one/expected.txt"), "two\n");
    assert_eq!(book.read("listings/other/expected.txt"), "old\n");
    book.good(&["bless"]);
    assert_eq!(book.read("listings/other/expected.txt"), "new\n");
    assert_eq!(book.good(&["bless"]), "nothing to rewrite\n");
    book.good(&["build"]);
}

#[test]
fn bless_does_not_accept_an_end_that_the_kind_forbids() {
    let book = Book::new();
    book.write(
        "listings/one/src/main.rs",
        "fn main() {\n    panic!(\"oh\");\n}\n",
    );
    assert!(book.bad(&["bless"]).contains("exits with code 101"));
    assert_eq!(book.read("listings/one/expected.txt"), "one\n");
}

#[test]
fn bless_leaves_it_to_people_what_may_vary() {
    let book = Book::new();
    book.remove("listings/one/expected.txt");
    book.write("listings/one/expected-varies.txt", "[x: 5..9]\n");
    let said = book.bad(&["bless"]);
    assert!(
        said.starts_with(
            "listings/one/expected-varies.txt: does not keep to its pattern: line 1: [x] is `one`"
        ),
        "{said}"
    );
    assert_eq!(book.read("listings/one/expected-varies.txt"), "[x: 5..9]\n");
}

#[test]
fn an_unchanged_listing_runs_once() {
    let book = Book::new();
    book.write(
        "listings/one/src/main.rs",
        "use std::io::Write;\n\nfn main() {\n    let mut file = std::fs::File::options()\n        \
         .append(true)\n        .create(true)\n        .open(\"runs\")\n        .unwrap();\n    \
         file.write_all(b\"x\").unwrap();\n    println!(\"one\");\n}\n",
    );
    for _ in 0..3 {
        book.good(&["build"]);
    }
    assert_eq!(book.read("runs"), "x");
    // A remark beside the program changes the folder, but not the program.
    book.write("listings/one/src/remark.txt", "");
    book.good(&["build"]);
    assert_eq!(book.read("runs"), "x");
    book.good(&["build", "--fresh"]);
    assert_eq!(book.read("runs"), "xx");
}

#[test]
fn a_listing_is_built_with_its_own_features_only() {
    let book = Book::new();
    let dependency = |name: &str, feature: &str| {
        book.listing_with(
            name,
            "fn main() {\n    println!(\"{}\", dep::SPECIAL);\n}\n",
            "",
            &format!("[dependencies]\ndep = {{ path = \"../../dep\"{feature} }}\n"),
        );
    };
    book.write(
        "dep/Cargo.toml",
        "[package]\nname = \"dep\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\
         [features]\nspecial = []\n",
    );
    book.write(
        "dep/src/lib.rs",
        "pub const SPECIAL: bool = cfg!(feature = \"special\");\n",
    );
    dependency("one", "");
    book.write("listings/one/expected.txt", "false\n");
    dependency("two", ", features = [\"special\"]");
    book.write("listings/two/expected.txt", "true\n");
    book.good(&["build"]);
}

#[test]
fn many_runs_are_made_once_and_their_numbers_are_shown() {
    let book = Book::new();
    book.listing("one", COUNTING);
    book.remove("listings/one/expected.txt");
    book.write("listings/one/expected-varies.txt", "run [run: 1..100]\n");
    book.write(
        "listings/one/mutants.toml",
        "[no_number]\nreplace = \"{}\"\nby = \"{}.\"\n",
    );
    book.write(
        "src/one.md",
        "# One\n\nThe first is <!-- cmdrun press value one run -->, of \
         <!-- cmdrun press value one different --times 3 --> the last is \
         <!-- cmdrun press value one largest --times 3 -->.\n\
         The first run comes first. <!-- claim: the_first_is_first -->\n\n\
         <!-- cmdrun press runs one --times 3 -->\n",
    );
    book.write(
        "listings/one/claims.toml",
        "[the_first_is_first]\nevidence = \"output\"\nsome = { first = \"run 1\" }\n",
    );
    book.good(&["build"]);
    let page = book.read("book/one.html");
    assert!(
        page.contains("The first is 1, of 3 the last is 4."),
        "{page}"
    );
    assert!(
        page.contains("3 runs of one gave 3 different results from 2 to 4; each came once."),
        "{page}"
    );
    assert_eq!(page.matches("<tr><td>").count(), 3);
    book.good(&["build"]);
    assert_eq!(book.read("runs").lines().count(), 4);
}

#[test]
fn what_a_person_has_set_is_no_part_of_an_exploration() {
    let book = Book::new();
    book.listing_with(
        "one",
        "fn main() {\n    let x = std::env::var(\"X\").is_ok();\n    println!(\"X is {}\", \
         if x { \"set\" } else { \"not set\" });\n}\n",
        "",
        "[package.metadata.listing]\nexplore = \"main()\"\n",
    );
    let explored = book.press(&["explore", "one"]).env("X", "1").output();
    let explored = explored.expect("press can be run");
    let errors = String::from_utf8_lossy(&explored.stderr);
    assert!(explored.status.success(), "{errors}");
    let table = String::from_utf8_lossy(&explored.stdout);
    assert!(table.contains("<pre>X is not set</pre>"), "{table}");
}
