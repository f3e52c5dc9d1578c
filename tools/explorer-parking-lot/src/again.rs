//! Letting go of a lock for a while: it is taken back whatever happens in between.

/// Calls `f`, and then `take_back`, even if `f` panics.
pub fn around<U>(f: impl FnOnce() -> U, take_back: impl FnOnce()) -> U {
    struct TakeBack<A: FnOnce()>(Option<A>);

    impl<A: FnOnce()> Drop for TakeBack<A> {
        fn drop(&mut self) {
            if let Some(act) = self.0.take() {
                act();
            }
        }
    }

    let _take_back = TakeBack(Some(take_back));
    f()
}
