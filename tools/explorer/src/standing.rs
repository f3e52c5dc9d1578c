//! Where the threads are and what they wait for, for people and for figures.

use crate::described::{Described, Standing, Stands};
use crate::graph::Move;
use crate::object::Kind;
use crate::op::{Choice, Op};
use crate::run::Run;
use crate::world::{Announced, ObjectId, Thread};

impl Run {
    /// Who waits where for what.
    pub(crate) fn who_waits(&self) -> Vec<String> {
        let waits = |(thread, announced): (usize, &Announced)| {
            let name = self.world.thread_name(thread);
            let what = self.what(announced);
            let line = match announced.line {
                Some(line) => format!(" at line {line}"),
                None => String::new(),
            };
            let holders = announced.op.held_by(&self.world, thread);
            let holders: Vec<String> = holders
                .into_iter()
                .map(|holder| match holder == thread {
                    true => format!("{name} itself"),
                    false => self.world.thread_name(holder),
                })
                .collect();
            let choices = announced.op.choices(&self.world, thread);
            if holders.is_empty() && choices.contains(&Choice::DONE) {
                return format!("{name} runs; next{line}: {what}");
            }
            let mut text = format!("{name} waits{line}: {what}");
            if !holders.is_empty() {
                text += &format!(", held by {}", holders.join(", "));
            }
            let writers = announced.op.behind(&self.world).into_iter();
            let writers: Vec<String> = writers.map(|it| self.world.thread_name(it)).collect();
            if !writers.is_empty() {
                text += &format!(", behind {}, which waits to write", writers.join(", "));
            }
            text + &self.missing(announced.op)
        };
        let threads = self.world.threads.iter().enumerate();
        threads
            .filter_map(|(id, thread)| Some((id, thread.announced.as_ref()?)))
            .map(waits)
            .collect()
    }

    /// What has not happened for which an operation waits. Senders pass from thread to thread
    /// without a step, so who has one is not known; how many there are is.
    fn missing(&self, op: Op) -> String {
        let object = op.object().map(|object| &self.world.object(object).kind);
        match (op, object) {
            (Op::Wake { .. }, _) => "; no notification has woken it from this wait".into(),
            (Op::Receive(..), Some(Kind::Channel { senders: 1, .. })) => {
                "; there is no message, and 1 sender still exists".into()
            }
            (Op::Receive(..), Some(Kind::Channel { senders, .. })) => {
                format!("; there is no message, and {senders} senders still exist")
            }
            (Op::Send(..) | Op::Taken { .. }, Some(Kind::Channel { receiver: true, .. })) => {
                "; the receiver still exists".into()
            }
            _ => String::new(),
        }
    }

    /// What the thread is about to do, in words.
    pub fn what(&self, announced: &Announced) -> String {
        let verb = announced.verb;
        match (announced.op, announced.op.object()) {
            (Op::Join(thread) | Op::DropHandle(thread), _) => {
                format!("{verb} {}", self.world.thread_name(thread))
            }
            (_, Some(object)) => format!("{verb} {}", self.names.name(&self.world, object)),
            (_, None) => verb.to_string(),
        }
    }

    /// Where every thread is.
    pub(crate) fn standings(
        &self,
        moves: &[Move],
        objects: &[(ObjectId, Described)],
    ) -> Vec<Standing> {
        let of = |(id, thread): (usize, &Thread)| {
            let next = thread.announced.as_ref();
            let can_go_on = moves.iter().any(|step| step.thread == id);
            let about = next.and_then(|next| next.op.object());
            Standing {
                thread: self.world.thread_name(id),
                line: next.and_then(|next| next.line),
                next: next.map_or_else(|| "finished".into(), |next| self.what(next)),
                stands: match next {
                    None => Stands::Finished,
                    Some(_) if can_go_on => Stands::CanGoOn,
                    Some(_) => Stands::Waits,
                },
                object: objects.iter().position(|(id, _)| Some(*id) == about),
                waits_for: match next {
                    Some(next) if !can_go_on => next.op.waits_for(&self.world, id),
                    _ => Vec::new(),
                },
            }
        };
        self.world.threads.iter().enumerate().map(of).collect()
    }
}
