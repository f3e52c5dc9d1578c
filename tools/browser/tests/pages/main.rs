//! What every reader may rely on in every page, in a browser; a page that is added is looked at, too.

mod broken;
mod hands;
mod reading;
mod steppers;
#[path = "../../../../tests/support/mod.rs"]
mod support;

use browser::book::{self, Book, Page};
use browser::chromium::{self, Chromium};
use browser::survey::{self, Look, Tools};
use browser::view::{Medium, Scheme, View};
use browser::{axe, paper, server, stepper, validate, weight};
use press::problem::{Problem, Problems};
use std::sync::LazyLock;
use support::{assert_none, or_skip, whole};

pub fn chromium() -> Option<&'static Chromium> {
    or_skip(chromium::shared())
}

fn the_book() -> &'static Book {
    whole(book::shared())
}

/// Where the book is served.
fn site() -> &'static str {
    static SITE: LazyLock<String> = LazyLock::new(|| whole(server::serve(&the_book().folder)));
    &SITE
}

fn pages() -> Vec<Page> {
    the_book().pages(site())
}

/// Axe's script, or how to get it.
fn axe_script() -> Result<String, Problem> {
    axe::script(&book::target())
}

/// Every page in every view, opened once for all tests.
fn looks() -> Option<&'static [Look]> {
    static LOOKS: LazyLock<Result<Vec<Look>, Problems>> = LazyLock::new(|| {
        let tools = Tools {
            axe: axe_script().ok(),
            pictures: Some(book::work("shots")),
        };
        survey::survey(chromium::shared()?, &pages(), &tools)
    });
    chromium()?;
    Some(
        LOOKS
            .as_deref()
            .unwrap_or_else(|problems| panic!("\n{problems}\n")),
    )
}

#[test]
fn no_page_has_an_error() {
    let Some(looks) = looks() else { return };
    assert_none(&looks.iter().flat_map(Look::errors).collect::<Vec<_>>());
}

#[test]
fn no_page_asks_another_host() {
    let Some(looks) = looks() else { return };
    assert_none(&looks.iter().flat_map(Look::requests).collect::<Vec<_>>());
}

#[test]
fn no_page_is_wider_than_the_screen() {
    let Some(looks) = looks() else { return };
    assert_none(&looks.iter().flat_map(Look::widths).collect::<Vec<_>>());
}

#[test]
fn no_page_breaks_a_rule_of_accessibility() {
    let Some(looks) = looks() else { return };
    if or_skip(axe_script()).is_some() {
        assert_none(&looks.iter().flat_map(Look::violations).collect::<Vec<_>>());
    }
}

/// What stands open above the page: the search and the list of themes.
#[test]
fn the_frame_unfolded_breaks_no_rule_of_accessibility() {
    let Some(chromium) = chromium() else { return };
    let Some(script) = or_skip(axe_script()) else {
        return;
    };
    let views = View::screens();
    let page = pages()
        .into_iter()
        .find(|page| page.name == "index.html")
        .expect("the book begins");
    let found = survey::each(chromium, views, |tab, view| {
        let mut problems = Vec::new();
        tab.open(&page.url, view)?;
        for (button, what) in [
            ("mdbook-search-toggle", "mdbook-searchbar"),
            ("mdbook-theme-toggle", "mdbook-theme-list"),
            ("mdbook-sidebar-toggle", "mdbook-content"),
        ] {
            let seen: bool = tab.read(&format!(
                "(async () => {{
                    document.getElementById({button:?}).click();
                    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
                    await Promise.allSettled(document.getAnimations().map((it) => it.finished));
                    return document.getElementById({what:?}).checkVisibility();
                }})()"
            ))?;
            if !seen {
                problems.push(Problem::at(
                    page.seen_as(view),
                    format!("{button} opens nothing"),
                ));
            }
            let violations = axe::violations(tab, &script)?;
            problems.extend(survey::lines(&page.seen_as(view), &violations));
        }
        Ok(problems)
    });
    assert_none(&whole(found).concat());
}

#[test]
fn the_pages_are_the_same_over_http() {
    let Some(chromium) = chromium() else { return };
    let pages = the_book().pages_from(site());
    let looks = survey::each(chromium, &pages, |tab, page| {
        survey::look(tab, page, View::PLAIN, &Tools::default())
    });
    let problems: Vec<Problem> = whole(looks)
        .iter()
        .flat_map(|look| [look.errors(), look.requests()].concat())
        .collect();
    assert_none(&problems);
}

#[test]
fn every_page_is_valid_html() {
    let path = std::env::var("PATH").unwrap_or_default();
    let Some(validator) = or_skip(validate::find(&book::target(), &path)) else {
        return;
    };
    let found = validator.problems(&the_book().files, &book::work("html"));
    assert_none(&whole(found));
}

#[test]
fn every_stepper_reaches_every_outcome_and_returns() {
    let Some(chromium) = chromium() else { return };
    // The page for printing has the same ones again.
    let pages = pages().into_iter().filter(|page| page.name != "print.html");
    let found = survey::each(chromium, pages, |tab, page| {
        tab.open(&page.url, View::PLAIN)?;
        let mut problems = Vec::new();
        let plays = stepper::plays(tab)?;
        for (index, play) in plays.iter().enumerate() {
            problems.extend(stepper::play(tab, index, play, &page.seen_as(View::PLAIN))?);
        }
        for error in &tab.seen().errors {
            problems.push(Problem::at(&page.name, format!("while playing: {error}")));
        }
        Ok((plays.len(), problems))
    });
    let (played, problems): (Vec<usize>, Vec<Vec<Problem>>) = whole(found).into_iter().unzip();
    assert_none(&problems.concat());
    assert!(played.iter().sum::<usize>() > 0, "no page has a stepper");
}

#[test]
fn without_scripts_a_stepper_is_the_table_of_its_outcomes() {
    let Some(chromium) = chromium() else { return };
    let found = survey::each(chromium, pages(), |tab, page| {
        let view = View {
            scripts: false,
            ..View::PLAIN
        };
        tab.open(&page.url, view)?;
        paper::steppers(tab, &page.seen_as(view))
    });
    assert_none(&whole(found).concat());
}

/// How many outputs the tables of outcomes hold whose lines are all short, and which of the outputs
/// have a line that is broken.
const BROKEN_LINES: &str = "(() => {
    const SHORT = 20;
    document.querySelectorAll('details').forEach((it) => { it.open = true; });
    const lines = (it) => it.textContent.split('\\n');
    const outputs = (table) => [...table.querySelectorAll('td pre')];
    // How a program hangs takes words, and so takes room.
    const isShort = (table) =>
        outputs(table).every((it) => lines(it).every((line) => line.length <= SHORT))
        && [...table.querySelectorAll('td:last-child')].every((it) => it.textContent === 'exits');
    const short = [...document.querySelectorAll('.outcomes table')].filter(isShort).flatMap(outputs);
    const shown = (it) => {
        const range = document.createRange();
        range.selectNodeContents(it);
        return new Set([...range.getClientRects()].map((part) => Math.round(part.top))).size;
    };
    const broken = short.filter((it) => shown(it) > lines(it).length);
    return [short.length, broken.map((it) => it.textContent)];
})()";

#[test]
fn on_a_phone_no_short_line_of_an_outcome_looks_like_two() {
    let Some(chromium) = chromium() else { return };
    let view = View {
        scripts: false,
        width: 360,
        ..View::PLAIN
    };
    let found = survey::each(chromium, pages(), |tab, page| {
        tab.open(&page.url, view)?;
        let (outputs, broken): (usize, Vec<String>) = tab.read(BROKEN_LINES)?;
        let problem = |text| Problem::at(page.seen_as(view), format!("a line is broken: {text}"));
        Ok((outputs, broken.into_iter().map(problem).collect()))
    });
    let (outputs, problems): (Vec<usize>, Vec<Vec<Problem>>) = whole(found).into_iter().unzip();
    assert_none(&problems.concat());
    assert!(outputs.iter().sum::<usize>() > 0, "no page has outcomes");
}

#[test]
fn paper_shows_what_can_be_unfolded_or_played_on_a_screen() {
    let Some(chromium) = chromium() else { return };
    let found = survey::each(chromium, pages(), |tab, page| {
        let mut problems = Vec::new();
        for scheme in [Scheme::Light, Scheme::Dark] {
            let view = View {
                medium: Medium::Print,
                scheme,
                ..View::PLAIN
            };
            tab.open(&page.url, view)?;
            problems.extend(paper::steppers(tab, &page.seen_as(view))?);
            problems.extend(paper::folded(tab, &page.seen_as(view))?);
        }
        Ok(problems)
    });
    assert_none(&whole(found).concat());
}

#[test]
fn the_stepper_and_its_data_are_small() {
    let mut problems = whole(weight::stepper(&book::project().root.join("theme")));
    let pages = the_book().pages(site());
    for (page, file) in pages.iter().zip(&the_book().files) {
        let html = std::fs::read_to_string(file).expect("the book is text");
        problems.extend(weight::data(&page.name, &html));
    }
    assert_none(&problems);
}

#[test]
fn a_page_with_a_stepper_weighs_less_than_another_book_without_one() {
    let Some(chromium) = chromium() else { return };
    let found = survey::each(chromium, pages(), |tab, page| {
        tab.open(&page.url, View::PLAIN)?;
        match tab.read("document.querySelector('thread-play') !== null")? {
            // The whole book on one page is for the printer.
            true if page.name != "print.html" => {
                Ok(weight::problems(&page.name, weight::weigh(tab)?))
            }
            _ => Ok(Vec::new()),
        }
    });
    assert_none(&whole(found).concat());
}
