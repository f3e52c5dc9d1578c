//! Stock mdBook, which calls press as a preprocessor, makes the chapters that press makes.

mod support;

use mdbook_driver::MDBook;
use mdbook_driver::book::BookItem;
use mdbook_driver::config::Config;
use mdbook_html::HtmlHandlebars;
use press::bridge::Bridge;
use press::listing::Listings;
use press::{chapters, interrupt};
use support::{project, whole};

#[test]
fn stock_mdbook_makes_the_same_chapters() {
    interrupt::install();
    let project = project();
    let press = proofs::compiled("press");

    let mut ours = whole(chapters::load(&project));
    ours.with_preprocessor(Bridge {
        project: project.clone(),
        listings: whole(Listings::load(&project)),
        press: press.clone(),
    });

    let mut config = Config::from_disk(project.root.join("book.toml")).expect("it is well-formed");
    let command: Option<String> = config
        .get("preprocessor.cmdrun.command")
        .expect("it is a string");
    assert_eq!(command.as_deref(), Some("cargo run --quiet -- preprocess"));
    // The program that is tested here, not one that cargo would build meanwhile.
    config
        .set(
            "preprocessor.cmdrun.command",
            format!("{} preprocess", press.display()),
        )
        .expect("it is a table");
    let stock = MDBook::load_with_config(&project.root, config).expect("the book can be loaded");

    let ours = contents(&ours);
    assert!(
        ours.iter()
            .any(|(_, text)| text.contains("$ cargo run -p "))
    );
    assert_eq!(ours, contents(&stock));
}

/// The chapters' names and texts after all preprocessors.
fn contents(book: &MDBook) -> Vec<(String, String)> {
    let (book, _) = book
        .preprocess_book(&HtmlHandlebars::new())
        .expect("the preprocessors succeed");
    book.iter()
        .filter_map(|item| match item {
            BookItem::Chapter(chapter) => Some((chapter.name.clone(), chapter.content.clone())),
            _ => None,
        })
        .collect()
}
