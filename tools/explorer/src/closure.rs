//! Whether a closure can carry something out of its thread that nobody sees.

/// Whether a call of `F` changes nothing that it has borrowed, except what this crate models: true
/// for closures that are `Copy`, since changing needs a captured `&mut`, and with that none is.
/// (Whether it is `Fn` says nothing here: given to a function that takes `FnOnce`, none is.)
///
/// Stable Rust has no way to ask. Without the feature `closures` the answer is no for all, which is
/// safe and only costs time.
pub fn leaves_nothing<F>() -> bool {
    answer::of::<F>()
}

#[cfg(not(feature = "closures"))]
mod answer {
    #[allow(clippy::extra_unused_type_parameters, reason = "the other one uses it")]
    pub fn of<F>() -> bool {
        false
    }
}

#[cfg(feature = "closures")]
mod answer {
    pub fn of<F>() -> bool {
        <F as IsCopy>::ANSWER
    }

    trait IsCopy {
        const ANSWER: bool;
    }
    impl<F> IsCopy for F {
        default const ANSWER: bool = false;
    }
    impl<F: Copy> IsCopy for F {
        const ANSWER: bool = true;
    }
}

#[cfg(all(test, feature = "closures"))]
mod tests {
    use super::leaves_nothing;

    fn of<F: FnOnce() -> T, T>(_: &F) -> bool {
        leaves_nothing::<F>()
    }

    #[test]
    fn only_a_closure_that_changes_what_it_borrowed_leaves_something() {
        let shared = 1;
        let mut changed = 1;
        let owned = String::new();
        assert!(of(&|| shared + 1));
        assert!(!of(&move || owned));
        assert!(!of(&|| changed += 1));
        assert_eq!(changed, 1);
    }
}
