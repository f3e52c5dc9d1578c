//! What is seen of the program while its steps are taken.

use super::{ask, each_stepper};
use crate::{assert_none, chromium, whole};
use browser::view::View;
use press::problem::Problem;
use serde::Deserialize;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What a reader sees of the program before and after a step.
#[derive(Debug, Deserialize)]
struct Step {
    /// What the step's button says.
    label: String,
    /// How far the program was scrolled, to the right and down, before and after.
    scrolled: [[f64; 2]; 2],
    /// Whether the step's line was in view, and whether it is.
    shown: [bool; 2],
    /// Whether the line that its thread goes on with was in view.
    next_shown: bool,
    /// How far the page went.
    gone: f64,
    /// Where the lines begin, each once, and how many of them hold two threads.
    starts: Vec<f64>,
    pairs: usize,
    /// Signs of threads that do not lie in the program's box.
    outside: usize,
}

/// Takes all steps of the way to each outcome by its buttons.
const WALK: &str = r"(() => {
    const play = plays[INDEX];
    // Asked for each time: an element that has been replaced would have nothing wrong.
    const box = () => program(play);
    const data = JSON.parse(play.querySelector('script').textContent);
    const key = (key) => [...play.querySelectorAll('button')].find((it) => it.dataset.key === key);
    const start = (row) => {
        const text = document.createRange();
        text.selectNodeContents(row.lastChild);
        return Math.round(text.getBoundingClientRect().left * 10) / 10;
    };
    const seen = (line) => {
        const [row, around] = [box().children[line - 1], box().getBoundingClientRect()];
        const top = around.top + box().clientTop;
        return !row || within(row.getBoundingClientRect(), { top, bottom: top + box().clientHeight });
    };
    const where = (label) => Number(/, line (\d+)$/.exec(label)?.[1] ?? 0);
    const inside = (it) => {
        const [sign, around] = [it.getBoundingClientRect(), box().getBoundingClientRect()];
        return sign.left >= around.left && sign.right <= around.right;
    };
    const steps = [];
    data.outcomes.forEach(({ way }) => {
        key('restart').click();
        box().scrollLeft = 60;
        way.forEach(([thread, choice], at) => {
            const button = key(`${thread} ${choice}`);
            const label = button.textContent;
            const line = where(label);
            const then = way.slice(at + 1).find(([other]) => other === thread);
            const was = [[box().scrollLeft, box().scrollTop], seen(line), scrollY];
            const before = [...box().children].map((_, at) => seen(at + 1));
            button.click();
            const next = then ? where(key(`${then[0]} ${then[1]}`)?.textContent ?? '') : 0;
            const rows = [...box().children];
            steps.push({
                label,
                scrolled: [was[0], [box().scrollLeft, box().scrollTop]],
                shown: [was[1], seen(line)],
                next_shown: before[next - 1] ?? true,
                gone: Math.abs(scrollY - was[2]),
                starts: [...new Set(rows.map(start))],
                pairs: rows.filter((row) => row.querySelectorAll('b').length > 1).length,
                outside: [...box().querySelectorAll('b')].filter((it) => !inside(it)).length,
            });
        });
    });
    return steps;
})()";

#[test]
fn the_line_that_acts_is_in_view_and_the_program_stays_where_it_was_scrolled_to() {
    let pairs = AtomicUsize::new(0);
    for width in [360, 1280] {
        let view = View {
            width,
            ..View::PLAIN
        };
        let found = each_stepper(view, |tab, page, index| {
            let steps: Vec<Step> = ask(tab, &WALK.replace("INDEX", &index.to_string()))?;
            let mut problems = Vec::new();
            let mut wrong = |step: &Step, what: &str| {
                let what = format!("stepper {index}, {}: {what}", step.label);
                problems.push(Problem::at(page.seen_as(view), what));
            };
            for step in &steps {
                let [[x, y], [new_x, new_y]] = step.scrolled;
                if !step.shown[1] {
                    wrong(step, "its line is not in view");
                }
                if x != new_x {
                    wrong(step, "the program is scrolled sideways");
                }
                if step.shown[0] && step.next_shown && y != new_y {
                    wrong(step, "the program is scrolled although all was in view");
                }
                if step.gone > 0.0 {
                    wrong(step, "the page is scrolled");
                }
                if step.starts.len() != 1 {
                    wrong(step, &format!("the lines begin at {:?}", step.starts));
                }
                if step.outside > 0 {
                    wrong(step, "a thread's sign lies outside of the program");
                }
                pairs.fetch_add(step.pairs, Ordering::SeqCst);
            }
            if steps.is_empty() {
                problems.push(Problem::at(page.seen_as(view), "nothing can be played"));
            }
            Ok(problems)
        });
        assert_none(&whole(found));
    }
    let pairs = pairs.into_inner();
    assert!(chromium().is_none() || pairs > 0, "no line has two threads");
}
