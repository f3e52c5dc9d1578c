//! Prints what each page of the book weighs on first load: `cargo run -p browser --example weight`.

use browser::view::View;
use browser::{book, chromium, survey, weight};
use press::problem::{Problem, Problems};

fn main() {
    if let Err(problems) = print() {
        eprintln!("{problems}");
        std::process::exit(1);
    }
}

fn print() -> Result<(), Problems> {
    let book = book::shared()?;
    let pages = book.pages_from(&book.address());
    let weights = survey::each(chromium::shared()?, &pages, |tab, page| {
        tab.open(&page.url, View::PLAIN)?;
        let steppers: usize = tab.read("document.querySelectorAll('thread-play').length")?;
        // The page for what is not found asks for everything at a site's root.
        let weight = match page.name.as_str() {
            "404.html" => None,
            _ => Some(weight::weigh(tab)?),
        };
        Ok::<_, Problem>((&page.name, steppers, weight))
    })?;
    println!(
        "{:>10} {:>10} {:>8} {:>8}  page",
        "bytes", "gzip", "requests", "steppers"
    );
    for (name, steppers, weight) in weights {
        if let Some(it) = weight {
            println!(
                "{:>10} {:>10} {:>8} {steppers:>8}  {name}",
                it.bytes, it.compressed, it.requests
            );
        }
    }
    println!(
        "{:>10} {:>10} {:>8} {:>8}  The Rust Programming Language, chapter 16-01",
        "",
        weight::MOST_BYTES,
        weight::MOST_REQUESTS,
        ""
    );
    Ok(())
}
