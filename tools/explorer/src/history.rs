//! A history is a fingerprint of all that a thread has seen, or of all that went into an object.

use std::hash::{DefaultHasher, Hash, Hasher};

/// A fingerprint of 128 bits. Two states count as equal when their fingerprints are: among a billion
/// states the probability that any two share one by chance is below 10⁻²⁰.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct History(u128);

impl History {
    /// The fingerprint of a value alone.
    pub fn of(value: &(impl Hash + ?Sized)) -> History {
        let mut halves = Halves::new();
        value.hash(&mut halves);
        halves.history()
    }

    /// This history, and then `value`.
    pub fn then(self, value: &(impl Hash + ?Sized)) -> History {
        History::of(&(self.0, value))
    }

    /// Both, in no order: for collections whose order nobody can see.
    pub fn beside(self, other: History) -> History {
        History(self.0.wrapping_add(other.0))
    }
}

/// Both halves of a fingerprint at once: what is hashed is gone through only one time.
struct Halves {
    low: DefaultHasher,
    high: DefaultHasher,
}

impl Halves {
    fn new() -> Halves {
        let mut high = DefaultHasher::new();
        high.write_u8(1);
        Halves {
            low: DefaultHasher::new(),
            high,
        }
    }

    fn history(&self) -> History {
        History(u128::from(self.low.finish()) | u128::from(self.high.finish()) << 64)
    }
}

impl Hasher for Halves {
    fn write(&mut self, bytes: &[u8]) {
        self.low.write(bytes);
        self.high.write(bytes);
    }

    fn finish(&self) -> u64 {
        self.low.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::History;

    #[test]
    fn the_order_of_what_was_seen_matters() {
        let start = History::default();
        assert_ne!(start.then(&1).then(&2), start.then(&2).then(&1));
    }

    #[test]
    fn things_beside_each_other_have_no_order() {
        let (a, b) = (History::of(&"a"), History::of(&"b"));
        assert_eq!(a.beside(b), b.beside(a));
        assert_ne!(a.beside(b), a.beside(a));
    }
}
