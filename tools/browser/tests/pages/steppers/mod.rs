//! What a reader's hands and eyes may rely on while a stepper is played: the focus, what is in
//! view, and what counts as one's own.

mod focus;
mod own;
mod program;

use crate::{chromium, pages};
use browser::book::Page;
use browser::survey;
use browser::tab::Tab;
use browser::view::View;
use press::problem::{Problem, Problems};

/// Functions for the questions below: `play` is a stepper, and `places(play)` what in it can have
/// the focus.
const ASK: &str = r"
    const plays = [...document.querySelectorAll('thread-play')];
    const program = (play) => play.querySelector('.source');
    const places = (play) => [play, ...play.querySelectorAll('button, a[href], summary, [tabindex]')]
        .filter((it) => it.checkVisibility() && (it.tabIndex >= 0 || it.hasAttribute('tabindex')));
    const said = (play) => play.querySelector('.stepper').innerText;
    const name = (it) => it.tagName.toLowerCase() + ' ' + (it.dataset.key ?? it.className);
    const within = (inner, outer) => inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
";

fn ask<T: serde::de::DeserializeOwned>(tab: &mut Tab, expression: &str) -> Result<T, Problem> {
    tab.read(&format!("(() => {{ {ASK} return {expression}; }})()"))
}

/// Does something with each stepper of each page but the one for printing, which has them again.
fn each_stepper(
    view: View,
    work: impl Fn(&mut Tab, &Page, usize) -> Result<Vec<Problem>, Problem> + Sync,
) -> Result<Vec<Problem>, Problems> {
    let Some(chromium) = chromium() else {
        return Ok(Vec::new());
    };
    let pages = pages().into_iter().filter(|page| page.name != "print.html");
    let found = survey::each(chromium, pages, |tab, page| {
        tab.open(&page.url, view)?;
        let unfold = "plays.forEach((play) => { for (let it = play; it; it = it.parentElement)
            if (it.tagName === 'DETAILS') it.open = true; }), plays.length";
        let count: usize = tab.read(&format!("(() => {{ {ASK} return ({unfold}); }})()"))?;
        let mut problems = Vec::new();
        for index in 0..count {
            problems.extend(work(tab, &page, index)?);
        }
        Ok((count, problems))
    })?;
    let (counts, problems): (Vec<usize>, Vec<_>) = found.into_iter().unzip();
    assert!(counts.iter().sum::<usize>() > 0, "no page has a stepper");
    Ok(problems.concat())
}
