//! Whether what is on a page can be read as it is: on a desk, on a phone, and on paper.

use crate::{assert_none, chromium, pages, whole};
use browser::survey;
use browser::view::{Medium, View};
use press::problem::Problem;

/// Asks every page for what is wrong with some of its parts; `question` says how many it looked at,
/// and what it has to say of them.
fn each_page(view: View, question: &str) {
    let Some(chromium) = chromium() else { return };
    let found = survey::each(chromium, pages(), |tab, page| {
        tab.open(&page.url, view)?;
        let unfold = "document.querySelectorAll('details').forEach((it) => { it.open = true; });
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));";
        let (count, wrong): (usize, Vec<String>) =
            tab.read(&format!("(async () => {{ {unfold} {question} }})()"))?;
        let problem = |what| Problem::at(page.seen_as(view), what);
        Ok((count, wrong.into_iter().map(problem).collect()))
    });
    let (counts, problems): (Vec<usize>, Vec<Vec<Problem>>) = whole(found).into_iter().unzip();
    assert_none(&problems.concat());
    assert!(counts.iter().sum::<usize>() > 0, "nothing was looked at");
}

#[test]
fn at_a_desk_no_program_and_no_output_is_scrolled_sideways() {
    each_page(
        View::PLAIN,
        "const all = [...document.querySelectorAll('main pre, main pre > code, main .source')];
        const wide = all.filter((it) => it.scrollWidth > it.clientWidth && it.clientWidth > 0);
        return [all.length, wide.map((it) => `needs ${it.scrollWidth} px of ${it.clientWidth}: `
            + (it.closest('.listing, thread-play, figure')?.id ?? '') + ' '
            + it.textContent.trim().slice(0, 40))];",
    );
}

#[test]
fn on_a_phone_code_that_goes_on_at_the_side_shows_it() {
    let view = View {
        width: 360,
        ..View::PLAIN
    };
    each_page(
        view,
        "const all = [...document.querySelectorAll('main pre > code')]
            .filter((it) => it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 0);
        const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        const shows = (it) => getComputedStyle(it.parentElement, '::after').content !== 'none';
        const wrong = all.filter((it) => !shows(it)).map((it) => 'shows nothing: ' + it.textContent);
        for (const it of all) it.scrollLeft = it.scrollWidth;
        await drawn();
        wrong.push(...all.filter(shows).map((it) => 'is at its end: ' + it.textContent));
        return [all.length, wrong.map((it) => it.slice(0, 60))];",
    );
}

#[test]
fn on_a_phone_no_word_in_a_table_is_broken() {
    let view = View {
        width: 360,
        ..View::PLAIN
    };
    // What a program prints is whole, and may be longer than the screen.
    each_page(
        view,
        r"const wrong = [];
        let count = 0;
        for (const cell of document.querySelectorAll('main :is(td, th)')) {
            if (cell.querySelector('pre')) continue;
            const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
            for (let text; (text = walker.nextNode()); ) {
                for (const { 0: word, index } of text.data.matchAll(/[\p{L}\p{N}_]+/gu)) {
                    const range = document.createRange();
                    range.setStart(text, index);
                    range.setEnd(text, index + word.length);
                    const tops = new Set([...range.getClientRects()].map((it) => Math.round(it.top)));
                    count += 1;
                    if (tops.size > 1) wrong.push(`breaks ${word} in ${cell.textContent.slice(0, 40)}`);
                }
            }
        }
        return [count, wrong];",
    );
}

#[test]
fn on_paper_what_announces_something_stays_with_it() {
    let view = View {
        medium: Medium::Print,
        ..View::PLAIN
    };
    each_page(
        view,
        "const all = [...document.querySelectorAll('main :is(p, summary)')]
            .filter((it) => it.textContent.trim().endsWith(':') && it.nextElementSibling)
            .filter((it) => it.checkVisibility());
        const alone = all.filter((it) => getComputedStyle(it).breakAfter !== 'avoid');
        return [all.length, alone.map((it) => 'may stand alone: ' + it.textContent.slice(0, 60))];",
    );
}
