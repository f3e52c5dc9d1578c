//! Plays a stepper as a reader does, with the mouse and with the keyboard, to all of its outcomes.
//!
//! What it relies on of `theme/play.js`: within a `thread-play`, every button that does something
//! says what in `data-key`: `THREAD CHOICE` for a step, as in the graph's edges, `undo`, `restart`,
//! and `to N` for a way to the outcome number N, counted from 0. A step's button begins with the
//! digit that takes it; Backspace undoes, Home starts anew. At the end of a way to outcome 1, the
//! stepper says "Outcome 1". Its link, `.tools a`, restores the schedule; what has been solved,
//! `.goals`, stays solved.

use crate::tab::Tab;
use press::ending::Ending;
use press::problem::Problem;
use serde::Deserialize;
use serde_json::Value;

/// Functions for the questions below: `state(play)` is all that the stepper shows but what it
/// announces, which may say how one got there.
const ASK: &str = r"
    const plays = [...document.querySelectorAll('thread-play')];
    const stepper = (play) => plays[play].querySelector('.stepper');
    const button = (play, key) => [...stepper(play).querySelectorAll('button')]
        .find((it) => it.dataset.key === key && !it.disabled);
    const state = (play) => {
        const copy = stepper(play).cloneNode(true);
        copy.querySelectorAll('[aria-live], .goals').forEach((it) => it.remove());
        return copy.innerHTML;
    };
";

/// A reader unfolds the solution that a stepper is a part of; that needs no script.
pub(crate) const UNFOLD: &str = "
    document.querySelectorAll('details:has(thread-play)').forEach((it) => { it.open = true; });
";

/// A stepper's listing, and for each outcome the steps that lead there.
#[derive(Debug, Deserialize)]
pub struct Play {
    pub name: String,
    outcomes: Vec<Outcome>,
    endings: Vec<End>,
}

/// How a program can end; outcomes name it by its place.
#[derive(Debug, Deserialize)]
struct End {
    #[serde(flatten)]
    ending: Ending,
}

#[derive(Debug, Deserialize)]
struct Outcome {
    printed: String,
    ending: usize,
    way: Vec<(usize, u64)>,
}

/// How a reader plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hand {
    Mouse,
    Keyboard,
}

/// The steppers of the page that is open.
///
/// # Errors
/// Where one has no data, or is not there yet.
pub fn plays(tab: &mut Tab) -> Result<Vec<Play>, Problem> {
    tab.read(&format!(
        "{UNFOLD}
        [...document.querySelectorAll('thread-play > script')]
            .map((script) => JSON.parse(script.textContent))"
    ))
}

/// Plays one stepper, counted from 0, to each outcome: at once, step by step with the mouse, and
/// with the keyboard, and back again; returns what goes wrong.
///
/// # Errors
/// Where the page cannot be asked.
pub fn play(
    tab: &mut Tab,
    index: usize,
    play: &Play,
    place: &str,
) -> Result<Vec<Problem>, Problem> {
    let mut problems = Vec::new();
    let mut game = Game { tab, index };
    for number in 0..play.outcomes.len() {
        let results = [
            game.at_once(play, number),
            game.step_by_step(play, number, Hand::Mouse),
            game.step_by_step(play, number, Hand::Keyboard),
        ];
        for (result, how) in results.into_iter().zip(["at once", "by click", "by key"]) {
            if let Err(what) = result {
                let outcome = number + 1;
                let what = format!("{}, to outcome {outcome} {how}: {what}", play.name);
                problems.push(Problem::at(place, what));
            }
        }
    }
    Ok(problems)
}

/// A stepper of the page that is open.
struct Game<'a> {
    tab: &'a mut Tab,
    index: usize,
}

impl Game<'_> {
    /// By the button that goes to the outcome.
    fn at_once(&mut self, play: &Play, number: usize) -> Result<(), String> {
        self.click("restart")?;
        self.click(&format!("to {number}"))?;
        self.arrived(play, number)
    }

    /// Each step of the way, then back to the start, where each state must be what it was.
    fn step_by_step(&mut self, play: &Play, number: usize, hand: Hand) -> Result<(), String> {
        let outcome = &play.outcomes[number];
        self.click("restart")?;
        if hand == Hand::Keyboard {
            self.focus()?;
        }
        let mut states = vec![self.state()?];
        for (at, (thread, choice)) in outcome.way.iter().enumerate() {
            let key = format!("{thread} {choice}");
            match (hand, self.digit(&key)?) {
                (Hand::Keyboard, Some(digit)) => self.press(&digit)?,
                _ => self.click(&key)?,
            }
            let state = self.state()?;
            if Some(&state) == states.last() {
                return Err(format!("step {} changes nothing", at + 1));
            }
            states.push(state);
        }
        self.arrived(play, number)?;
        if hand == Hand::Mouse {
            self.restores(play, number)?;
        }
        while let Some(was) = {
            states.pop();
            states.last()
        } {
            match hand {
                Hand::Mouse => self.click("undo")?,
                Hand::Keyboard => self.press("Backspace")?,
            }
            if self.state()? != *was {
                return Err(format!(
                    "undo does not lead back to step {}",
                    states.len() - 1
                ));
            }
        }
        if hand == Hand::Keyboard {
            let start = self.state()?;
            for (thread, choice) in outcome.way.iter().take(2) {
                match self.digit(&format!("{thread} {choice}"))? {
                    Some(digit) => self.press(&digit)?,
                    None => break,
                }
            }
            self.press("Home")?;
            if self.state()? != start {
                return Err("Home does not lead back to the start".to_string());
            }
        }
        Ok(())
    }

    /// Whether the link to the schedule leads back to this outcome from the start.
    fn restores(&mut self, play: &Play, number: usize) -> Result<(), String> {
        let there = self.state()?;
        let link: String =
            self.ask("stepper(play).querySelector('.tools a').getAttribute('href')")?;
        self.click("restart")?;
        let hash = serde_json::to_string(&link).map_err(|e| e.to_string())?;
        self.ask::<Value>(&format!(
            "(history.replaceState(null, '', {hash}), dispatchEvent(new Event('hashchange')), null)"
        ))?;
        match self.state()? == there {
            true => self.arrived(play, number),
            false => Err("its link does not restore the schedule".to_string()),
        }
    }

    /// Whether the stepper shows that it is at this outcome.
    fn arrived(&mut self, play: &Play, number: usize) -> Result<(), String> {
        let outcome = &play.outcomes[number];
        let goes_on = play.endings[outcome.ending].ending == Ending::Cycle;
        let text: String = self.ask("stepper(play).textContent")?;
        for line in outcome.printed.lines() {
            if !text.contains(line) {
                return Err(format!("it does not show the output {line:?}"));
            }
        }
        // A program that goes round for ever is at no end.
        let said = format!("Outcome {}", number + 1);
        let next = |rest: &str| rest.chars().next().is_none_or(|c| !c.is_ascii_digit());
        let says = text.split(&said).skip(1).any(next);
        match says || goes_on {
            true => Ok(()),
            false => Err(format!("it does not say \"{said}\"")),
        }
    }

    fn state(&mut self) -> Result<String, String> {
        self.ask("state(play)")
    }

    /// The digit that a step's button begins with.
    fn digit(&mut self, key: &str) -> Result<Option<String>, String> {
        self.ask(&format!(
            r"(/^\s*([1-9])(?![0-9])/.exec(button(play, {key:?})?.textContent) ?? [])[1] ?? null"
        ))
    }

    /// The focus to the first button, as with the tabulator.
    fn focus(&mut self) -> Result<(), String> {
        self.ask::<Value>(
            "(stepper(play).querySelector('button:enabled').focus({ preventScroll: true }), null)",
        )?;
        Ok(())
    }

    fn press(&mut self, key: &str) -> Result<(), String> {
        self.tab.press(key).map_err(|e| e.to_string())
    }

    /// With the mouse, in the middle of the button, if that is where a reader sees it.
    fn click(&mut self, key: &str) -> Result<(), String> {
        let point: Option<(f64, f64, bool)> = self.ask(&format!(
            "(() => {{
                const it = button(play, {key:?});
                if (!it) return null;
                it.scrollIntoView({{ block: 'center', behavior: 'instant' }});
                const box = it.getBoundingClientRect();
                const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
                return [x, y, it.contains(document.elementFromPoint(x, y))];
            }})()"
        ))?;
        match point {
            None => Err(format!("it has no button {key:?} that can be pressed")),
            Some((_, _, false)) => Err(format!("something lies over the button {key:?}")),
            Some((x, y, true)) => self.tab.click(x, y).map_err(|e| e.to_string()),
        }
    }

    fn ask<T: serde::de::DeserializeOwned>(&mut self, expression: &str) -> Result<T, String> {
        self.tab
            .read(&format!(
                "(() => {{ {ASK} const play = {}; return {expression}; }})()",
                self.index
            ))
            .map_err(|e| e.to_string())
    }
}
