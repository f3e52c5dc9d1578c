//! What the reader's hands do outside the steppers: keys, buttons, and the search.

use crate::{assert_none, chromium, site, the_book, whole};
use browser::tab::Tab;
use browser::view::View;
use press::problem::Problem;

/// A tab with this page, from its file or from a server.
fn open(root: &str, page: &str) -> Option<Tab> {
    let mut tab = whole(Tab::new(chromium()?));
    whole(tab.open(&format!("{root}/{page}"), View::PLAIN));
    Some(tab)
}

/// Notes the page's turnings, and keeps it from turning.
const STAY: &str = "
    window.turned = [];
    navigation.addEventListener('navigate', (event) => {
        window.turned.push(event.destination.url.split('/').pop());
        event.preventDefault();
    });
    null";

/// Where the page would have turned since this was asked last.
fn turned(tab: &mut Tab, key: &str) -> Vec<String> {
    whole(tab.press(key));
    whole(tab.read("turned.splice(0)"))
}

#[test]
fn arrow_keys_turn_the_page_unless_something_else_has_a_use_for_them() {
    let Some(mut tab) = open(&the_book().address(), "races.html") else {
        return;
    };
    whole(tab.read::<Option<bool>>(STAY));
    assert_eq!(
        turned(&mut tab, "ArrowRight"),
        ["a-more-extreme-example.html"]
    );
    assert_eq!(turned(&mut tab, "ArrowLeft"), ["sharing-memory.html"]);
    // On a narrow screen, code is scrolled, and so can have the focus.
    let phone = View {
        width: 360,
        ..View::PLAIN
    };
    whole(tab.set(phone));
    whole(tab.read::<Option<bool>>(
        "(async () => {
            while (!document.querySelector('main > .listing code[tabindex]'))
                await new Promise((done) => setTimeout(done));
        })()",
    ));
    for has_the_focus in [
        "thread-play button",
        "thread-play .tools a",
        ".listing-head button",
        "main > .listing code[tabindex]",
        "thread-play .source",
        "summary",
        "#mdbook-theme-toggle",
    ] {
        let focus = format!("document.querySelector({has_the_focus:?}).focus()");
        whole(tab.read::<Option<bool>>(&focus));
        let there: bool = whole(tab.read(&format!(
            "document.activeElement === document.querySelector({has_the_focus:?})"
        )));
        assert!(there, "{has_the_focus} does not take the focus");
        for key in ["ArrowRight", "ArrowLeft"] {
            assert!(turned(&mut tab, key).is_empty(), "{key} in {has_the_focus}");
        }
        whole(tab.read::<Option<bool>>("document.activeElement.blur()"));
    }
    // Who has clicked into code has the caret there, and the focus nowhere.
    let caret = "getSelection().collapse(document.querySelector('pre code').firstChild, 0)";
    whole(tab.read::<Option<bool>>(caret));
    assert!(turned(&mut tab, "ArrowRight").is_empty());
    whole(tab.read::<Option<bool>>("getSelection().removeAllRanges()"));
    assert_eq!(
        turned(&mut tab, "ArrowRight"),
        ["a-more-extreme-example.html"]
    );
}

#[test]
fn a_listing_s_command_is_copied() {
    for root in [the_book().address(), site().to_string()] {
        let Some(mut tab) = open(&root, "races.html") else {
            return;
        };
        let command = "[...document.querySelectorAll('.listing-head code')]
            .find((it) => it.textContent === 'cargo run -p listing-short-race')";
        let pressed: String = whole(tab.read(&format!(
            "(async () => {{
                const copies = {command}.parentElement.querySelector('button');
                copies.click();
                while (copies.textContent === 'Copy')
                    await new Promise((done) => setTimeout(done));
                return document.querySelector('.copied-status').textContent;
            }})()"
        )));
        assert_eq!(pressed, "Copied: cargo run -p listing-short-race");
        // What one has copied can be pasted.
        let field = "document.body.appendChild(document.createElement('textarea')).focus()";
        whole(tab.read::<Option<bool>>(field));
        whole(tab.paste());
        let pasted: String = whole(tab.read("document.activeElement.value"));
        assert_eq!(pasted, "cargo run -p listing-short-race");
    }
}

/// Asks for the output of the first listing that has the button, and waits for what is said.
const RUN: &str = "(async () => {
    const listing = document.querySelector('.listing[data-playground]');
    const result = listing.querySelector('.playground-result');
    [...listing.querySelectorAll('button')].find((it) => it.textContent === 'Run').click();
    while (!result.querySelector('p'))
        await new Promise((done) => setTimeout(done));
    return result.textContent;
})()";

#[test]
fn a_listing_runs_on_the_playground_when_the_reader_wants_it() {
    let Some(mut tab) = open(site(), "races.html") else {
        return;
    };
    let playground = |tab: &Tab| {
        let asked = |url: &&String| url.starts_with("https://play.rust-lang.org/");
        tab.seen().requests.iter().filter(asked).count()
    };
    assert_eq!(
        playground(&tab),
        0,
        "it was asked before the reader wanted it"
    );
    let said: String = whole(tab.read(RUN));
    assert!(said.contains("it could not be reached"), "{said}");
    assert!(playground(&tab) > 0, "nobody was asked");

    let answers = "window.fetch = async (url, request) => {
        window.sent = JSON.parse(request.body);
        return new Response(JSON.stringify({ result: 'printed there\\n', error: null }));
    }; null";
    whole(tab.read::<Option<bool>>(answers));
    let said: String = whole(tab.read(RUN));
    assert!(said.contains("printed there"), "{said}");
    let program: String = whole(tab.read("sent.code"));
    let shown: String =
        whole(tab.read("document.querySelector('.listing[data-playground] pre code').textContent"));
    assert_eq!(program, shown, "what runs is what is shown");
}

#[test]
fn the_search_finds_listings_by_name_and_errors_by_code() {
    let mut problems = Vec::new();
    for root in [the_book().address(), site().to_string()] {
        for word in ["reentrant-redesigned", "E0499"] {
            let Some(mut tab) = open(&root, "introduction.html") else {
                return;
            };
            let results: Vec<String> = whole(tab.read(&format!(
                "(async () => {{
                    document.getElementById('mdbook-search-toggle').click();
                    const field = document.getElementById('mdbook-searchbar');
                    const results = document.getElementById('mdbook-searchresults');
                    while (field.disabled) await new Promise((done) => setTimeout(done));
                    field.value = {word:?};
                    field.dispatchEvent(new Event('input', {{ bubbles: true }}));
                    field.dispatchEvent(new KeyboardEvent('keyup', {{ bubbles: true }}));
                    while (!results.children.length)
                        await new Promise((done) => setTimeout(done));
                    return [...results.children].map((it) => it.textContent);
                }})()"
            )));
            if !results.iter().any(|text| text.contains(word)) {
                let what = format!("the search for {word} finds {results:?}");
                problems.push(Problem::at(&root, what));
            }
        }
    }
    assert_none(&problems);
}

/// The goals of the page's first stepper that has any, each with whether it is solved.
const GOALS: &str =
    "[...document.querySelector('thread-play .goals').children].map((it) => it.textContent)";

#[test]
fn a_solved_challenge_stays_solved_in_this_browser_and_can_be_shown() {
    let page = "races.html";
    let Some(mut tab) = open(&the_book().address(), page) else {
        return;
    };
    let unsolved: Vec<String> = whole(tab.read(GOALS));
    assert!(
        unsolved.iter().all(|goal| goal.starts_with('○')),
        "{unsolved:?}"
    );
    // To be shown a way is not to find it.
    whole(tab.read::<Option<bool>>(
        "document.querySelector('.goals').parentElement
                .querySelector('[data-key=\"to 0\"]').click()",
    ));
    assert_eq!(whole(tab.read::<Vec<String>>(GOALS)), unsolved);
    whole(tab.read::<Option<bool>>(
        "(() => {
                const play = document.querySelector('.goals').closest('thread-play');
                const key = (key) => play.querySelector(`[data-key=\"${key}\"]`);
                const data = JSON.parse(play.querySelector('script').textContent);
                for (const [, outcomes] of data.goals) {
                    key('restart').click();
                    for (const [thread, choice] of data.outcomes[outcomes[0]].way)
                        key(`${thread} ${choice}`).click();
                }
            })()",
    ));
    let solved: Vec<String> = whole(tab.read(GOALS));
    assert!(
        solved.iter().all(|goal| goal.starts_with('✓')),
        "{solved:?}"
    );
    let url = format!("{}/{page}", the_book().address());
    whole(tab.open(&url, View::PLAIN));
    assert_eq!(whole(tab.read::<Vec<String>>(GOALS)), solved);
    // Another browser knows nothing of it.
    let mut other = open(&the_book().address(), page).expect("there is a browser");
    let goals: Vec<String> = whole(other.read(GOALS));
    assert!(goals.iter().all(|goal| goal.starts_with('○')), "{goals:?}");
}
