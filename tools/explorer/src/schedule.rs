//! A schedule as a line of text: who takes the next step, and how where that is not clear.
//!
//! `main*2 A B:gives-up A:wakes-B`: threads are `main`, then `A` to `Z` and `T27`, `T28` … in the order
//! of spawning, whatever names the program gives them; `*2` means twice in a row.

use crate::graph::Move;
use crate::op::Choice;
use crate::world::ThreadId;

const CHOICES: &[(Choice, &str)] = &[
    (Choice::DONE, ""),
    (Choice::GAVE_UP, ":gives-up"),
    (Choice::SPURIOUS, ":for-no-reason"),
    (Choice::QUEUED, ":queues"),
    (Choice::PASSES, ":time-passes"),
];

/// The schedule as text.
pub fn text(moves: &[Move]) -> String {
    let mut words: Vec<(String, usize)> = Vec::new();
    for &step in moves {
        let word = word(step);
        match words.last_mut() {
            Some((last, times)) if *last == word => *times += 1,
            _ => words.push((word, 1)),
        }
    }
    let words = words.into_iter().map(|(word, times)| match times {
        1 => word,
        _ => format!("{word}*{times}"),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The schedule that the text says; an error names the word that is not understood.
pub fn parse(text: &str) -> Result<Vec<Move>, String> {
    let mut moves = Vec::new();
    for word in text.split_whitespace() {
        let wrong =
            || format!("{word:?} is no step of a schedule, such as A, B:gives-up or main*2");
        let (step, times) = match word.split_once('*') {
            None => (word, 1),
            Some((step, times)) => (step, times.parse().map_err(|_| wrong())?),
        };
        let (name, choice) = step.split_at(step.find(':').unwrap_or(step.len()));
        let thread = number(name).ok_or_else(wrong)?;
        let known = CHOICES.iter().find(|(_, text)| *text == choice);
        let woken = choice.strip_prefix(":wakes-").and_then(number);
        let choice = match (known, woken) {
            (Some((choice, _)), _) => *choice,
            (None, Some(woken)) => Choice::waking(woken),
            (None, None) => return Err(wrong()),
        };
        let step = Move { thread, choice };
        moves.extend(std::iter::repeat_n(step, times));
    }
    Ok(moves)
}

/// A step as a word of the text.
pub(crate) fn word(step: Move) -> String {
    let name = label(step.thread);
    match step.choice.woken() {
        Some(woken) => format!("{name}:wakes-{}", label(woken)),
        None => {
            let known = CHOICES.iter().find(|(choice, _)| *choice == step.choice);
            format!("{name}{}", known.map_or("", |(_, text)| text))
        }
    }
}

fn label(thread: ThreadId) -> String {
    match thread {
        0 => "main".into(),
        1..=26 => char::from(b'A' + (thread - 1) as u8).into(),
        _ => format!("T{thread}"),
    }
}

fn number(label: &str) -> Option<ThreadId> {
    match label.as_bytes() {
        b"main" => Some(0),
        [letter @ b'A'..=b'Z'] => Some(usize::from(letter - b'A') + 1),
        [b'T', ..] => label[1..].parse().ok().filter(|&number| number > 26),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schedule_is_read_as_it_is_written() {
        let moves: Vec<Move> = [
            (0, Choice::DONE),
            (0, Choice::DONE),
            (1, Choice::GAVE_UP),
            (27, Choice::SPURIOUS),
            (26, Choice::waking(1)),
            (2, Choice::QUEUED),
        ]
        .map(|(thread, choice)| Move { thread, choice })
        .into();
        let written = "main*2 A:gives-up T27:for-no-reason Z:wakes-A B:queues";
        assert_eq!(text(&moves), written);
        assert_eq!(parse(written), Ok(moves));
    }

    #[test]
    fn what_is_no_step_is_named() {
        for word in ["a", "A:", "A*x", "T3", "A:wakes-", "é"] {
            let wrong = parse(&format!("main {word}")).unwrap_err();
            assert!(wrong.contains(&format!("{word:?}")), "{wrong}");
        }
    }
}
