//! Whatever has the focus in a stepper, the keys work, and the focus stays.

use super::{ask, each_stepper};
use crate::{assert_none, chromium, site, whole};
use browser::tab::Tab;
use browser::view::View;
use press::problem::Problem;
use serde::Deserialize;
use std::time::Duration;

/// What is so after a key.
#[derive(Debug, Deserialize)]
struct After {
    /// What has the focus, if that is within the stepper.
    focus: Option<String>,
    /// Whether it is still on the screen.
    seen: bool,
    /// How far the page has gone.
    gone: f64,
    /// Whether the key had something to do, and whether it has done something.
    should: bool,
    does: bool,
}

fn press(tab: &mut Tab, index: usize, key: &str) -> Result<After, Problem> {
    ask::<Option<bool>>(
        tab,
        &format!(
            "(window.was = [scrollY, said(plays[{index}]), /\\w{{2}}/.test('{key}') ||
                [...plays[{index}].querySelectorAll('.steps button')]
                    .some((it) => it.textContent.startsWith('{key}.'))], null)"
        ),
    )?;
    tab.press(key)?;
    // The browser takes the focus from what is hidden or disabled when it draws.
    tab.read::<Option<bool>>(
        "new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(null))))",
    )?;
    ask(
        tab,
        &format!(
            "(() => {{
                const play = plays[{index}];
                const it = document.activeElement;
                const box = it.getBoundingClientRect();
                return {{
                    focus: play.contains(it) ? name(it) : null,
                    seen: box.bottom > 0 && box.top < innerHeight,
                    gone: Math.abs(scrollY - was[0]),
                    should: was[2],
                    does: said(play) !== was[1],
                }};
            }})()"
        ),
    )
}

/// Steps that are taken before each place gets the focus: without any, and with some, after which
/// there are more buttons that `Home` takes away.
const BEFORE: [usize; 2] = [0, 3];

#[test]
fn no_key_takes_the_focus_out_of_a_stepper_or_the_page_away() {
    /// Pixels that a page may go so that what is read stays where it is.
    const MOST: f64 = 200.0;
    let found = each_stepper(View::PLAIN, |tab, page, index| {
        let mut problems = Vec::new();
        for before in BEFORE {
            let focus = |tab: &mut Tab, at: usize| {
                ask::<Option<String>>(
                    tab,
                    &format!(
                        "(() => {{
                            const play = plays[{index}];
                            play.querySelector('[data-key=restart]').click();
                            for (let step = 0; step < {before}; step++) play.querySelector(
                                '.steps button:not([aria-disabled=true]):enabled')?.click();
                            const it = places(play)[{at}];
                            it?.scrollIntoView({{ block: 'center' }});
                            it?.focus();
                            return it && document.activeElement === it ? name(it) : null;
                        }})()"
                    ),
                )
            };
            let mut at = 0;
            while let Some(place) = focus(tab, at)? {
                at += 1;
                for key in ["1", "2", "Backspace", "1", "Home"] {
                    let after = press(tab, index, key)?;
                    let mut wrong = Vec::new();
                    if after.focus.is_none() {
                        wrong.push("the focus is lost".to_string());
                    }
                    if !after.seen || after.gone > MOST {
                        wrong.push(format!("the page goes {} px", after.gone));
                    }
                    if after.should && !after.does {
                        wrong.push("nothing happens".to_string());
                    }
                    for what in &wrong {
                        let what = format!("stepper {index}, {key} in {place}: {what}");
                        problems.push(Problem::at(&page.name, what));
                    }
                    if !wrong.is_empty() {
                        break;
                    }
                }
            }
            // The program, two buttons that do something, the link, the fold.
            if at < 6 {
                let what = format!("stepper {index} has {at} places for the focus");
                problems.push(Problem::at(&page.name, what));
            }
        }
        Ok(problems)
    });
    assert_none(&whole(found));
}

#[test]
fn a_button_that_goes_leaves_the_focus_in_the_stepper() {
    let Some(chromium) = chromium() else { return };
    let view = View {
        motion: true,
        ..View::PLAIN
    };
    let mut tab = whole(Tab::new(chromium));
    whole(tab.open(&format!("{}/starting-a-thread.html", site()), view));
    let paused: bool = whole(ask(
        &mut tab,
        "(() => {
            plays[0].querySelector('[data-key=\"to 0\"]').click();
            const pause = [...plays[0].querySelectorAll('button')]
                .find((it) => it.textContent === 'Pause');
            pause?.focus();
            return document.activeElement === pause;
        })()",
    ));
    assert!(paused, "there is nothing to pause");
    let goes = "[...plays[0].querySelectorAll('button')].every((it) => it.textContent !== 'Pause')";
    while !whole(ask::<bool>(&mut tab, goes)) {
        std::thread::sleep(Duration::from_millis(50));
    }
    let after = whole(press(&mut tab, 0, "Home"));
    assert!(after.focus.is_some() && after.gone == 0.0, "{after:?}");
}
