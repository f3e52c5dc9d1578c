//! What an operation is called.

use std::fmt;

/// The word that people are shown for an operation. It can be shown, and nothing else: it cannot be
/// compared, hashed or ordered, so no decision can be made by it. That is what `Op` is for.
#[derive(Clone, Copy)]
pub struct Verb(&'static str);

impl From<&'static str> for Verb {
    fn from(word: &'static str) -> Verb {
        Verb(word)
    }
}

impl fmt::Display for Verb {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl fmt::Debug for Verb {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// Does not compile where `Verb` can be compared, hashed or ordered: then there are two functions that
/// could be meant.
macro_rules! is_not {
    ($bound:path) => {
        const _: () = {
            trait Has<Which> {
                fn meant() {}
            }
            struct WithIt;
            impl<T> Has<()> for T {}
            impl<T: $bound> Has<WithIt> for T {}
            let _ = <Verb as Has<_>>::meant;
        };
    };
}

is_not!(PartialEq);
is_not!(PartialEq<&'static str>);
is_not!(PartialOrd);
is_not!(std::hash::Hash);
is_not!(std::ops::Deref);
is_not!(AsRef<str>);
is_not!(Into<&'static str>);
