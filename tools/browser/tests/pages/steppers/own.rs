//! Links to schedules, and which goals count as reached by the reader.

use super::ask;
use crate::{assert_none, chromium, pages, the_book, whole};
use browser::survey;
use browser::tab::Tab;
use browser::view::View;
use press::problem::Problem;
use serde::Deserialize;

/// Where a stepper is after a link has led to it, and what it says of the steps taken.
#[derive(Debug, Deserialize)]
struct Arrival {
    unfolded: bool,
    top: f64,
    bar: f64,
    has_focus: bool,
    link: String,
}

#[test]
fn a_link_to_a_schedule_unfolds_what_is_around_it_and_shows_it_below_the_menu() {
    let Some(chromium) = chromium() else { return };
    let found = survey::each(chromium, pages(), |tab, page| {
        let mut problems = Vec::new();
        tab.open(&page.url, View::PLAIN)?;
        let names: Vec<String> = ask(tab, "plays.map((play) => play.id)")?;
        let mut folded = 0;
        for id in &names {
            let mut look = |tab: &mut Tab, how: &str| {
                let arrival: Arrival = ask(
                    tab,
                    &format!(
                        "(() => {{
                            const play = document.getElementById({id:?});
                            const fold = play.parentElement.closest('details');
                            return {{
                                unfolded: !fold || fold.open,
                                top: play.getBoundingClientRect().top,
                                bar: document.getElementById('mdbook-menu-bar').getBoundingClientRect().bottom,
                                has_focus: play.contains(document.activeElement),
                                link: play.querySelector('.tools a').getAttribute('href'),
                            }};
                        }})()"
                    ),
                )?;
                let Arrival { top, bar, .. } = arrival;
                if !arrival.unfolded
                    || !arrival.has_focus
                    || top < bar
                    || top > bar + 100.0
                    || arrival.link != format!("#{id}=0.0")
                {
                    let what = format!("a link to {id}, {how}, leads to {arrival:?}");
                    problems.push(Problem::at(&page.name, what));
                }
                Ok::<(), Problem>(())
            };
            tab.open(&format!("{}#{id}=0.0", page.url), View::PLAIN)?;
            look(tab, "from elsewhere")?;
            tab.open(&page.url, View::PLAIN)?;
            let closed: bool = ask(
                tab,
                &format!(
                    "!(document.getElementById({id:?}).parentElement.closest('details')?.open ?? true)"
                ),
            )?;
            folded += usize::from(closed);
            let go = format!(
                "new Promise((done) => {{
                    addEventListener('hashchange', () => setTimeout(() => done(null)));
                    location.hash = '{id}=0.0';
                }})"
            );
            tab.read::<Option<bool>>(&go)?;
            look(tab, "from its page")?;
        }
        Ok((folded, problems))
    });
    let (folded, problems): (Vec<usize>, Vec<Vec<Problem>>) = whole(found).into_iter().unzip();
    assert_none(&problems.concat());
    assert!(
        folded.iter().sum::<usize>() > 0,
        "no stepper is folded away"
    );
}

/// What is done before the reader takes the steps to the first goal, and whether that counts.
const NOT_ONES_OWN: [(&str, &str); 4] = [
    ("Random", "key('random').click()"),
    ("Show outcome", "key('to 0').click()"),
    ("a link", "hash(`${play.id}=0.0`)"),
    (
        "a link to one's own steps",
        "(mine(1), hash(play.querySelector('.tools a').hash.slice(1)))",
    ),
];

#[test]
fn a_goal_that_is_reached_by_ones_own_steps_counts_whatever_was_done_before() {
    let url = format!("{}/races.html", the_book().address());
    let Some(chromium) = chromium() else { return };
    for (what, before) in NOT_ONES_OWN {
        let mut tab = whole(Tab::new(chromium));
        whole(tab.open(&url, View::PLAIN));
        let play = format!(
            "(() => {{
                const play = document.querySelector('thread-play .goals li').closest('thread-play');
                const key = (key) => play.querySelector(`[data-key=\"${{key}}\"]`);
                const data = JSON.parse(play.querySelector('script').textContent);
                const way = data.outcomes[data.goals[0][1][0]].way;
                const mine = (most, from = 0) => way.slice(from, most)
                    .forEach(([thread, choice]) => key(`${{thread}} ${{choice}}`).click());
                const hash = (hash) => {{
                    history.replaceState(null, '', '#' + hash);
                    dispatchEvent(new Event('hashchange'));
                }};
                const steps = () => play.querySelector('.tools a').hash.split('=')[1].length;
                const solved = () => play.querySelector('.goals li').textContent.startsWith('✓');
                {before};
                // The last steps alone are not enough.
                const shown = steps() > 3;
                if (shown) key('undo').click();
                if (shown && solved()) return 'it counts before anything was chosen';
                for (let left = 1000; steps() && left; left--) key('undo').click();
                mine(way.length);
                return solved() ? '' : 'it does not count';
            }})()"
        );
        assert_eq!(whole(tab.read::<String>(&play)), "", "after {what}");
    }
    // What is chosen after what was shown is not one's own alone.
    let mut tab = whole(Tab::new(chromium));
    whole(tab.open(&url, View::PLAIN));
    let counts: bool = whole(tab.read(
        "(() => {
            const play = document.querySelector('thread-play .goals li').closest('thread-play');
            const key = (key) => play.querySelector(`[data-key=\"${key}\"]`);
            const data = JSON.parse(play.querySelector('script').textContent);
            const number = data.goals[0][1][0];
            const [thread, choice] = data.outcomes[number].way.at(-1);
            key(`to ${number}`).click();
            key('undo').click();
            key(`${thread} ${choice}`).click();
            return play.querySelector('.goals li').textContent.startsWith('✓');
        })()",
    ));
    assert!(!counts, "one own step is enough");
}
