//! What can be said exactly about a value of a type that is only known as `T`.

use crate::history::History;
use std::any::TypeId;
use std::hash::Hash;
use std::marker::PhantomData;
use std::mem;

/// The value's fingerprint, if `T` is a type whose values are told apart completely by it: numbers
/// (floats by their bits), `bool`, `char`, `String`, `()`, and pairs, short arrays, `Option`s and
/// `Vec`s of these. `None` for every other type: what it holds is then known by its history only.
pub fn exact<T: ?Sized>(value: &T) -> Option<History> {
    // SAFETY: the pointer is to a value of the type `T`, which nobody changes meanwhile.
    unsafe { exact_of(type_of::<T>(), (value as *const T).cast()) }
}

/// Compiled once, and not again for each type of a program: it is long.
///
/// # Safety
/// `value` is a reference to a value of this type.
unsafe fn exact_of(id: TypeId, value: *const ()) -> Option<History> {
    macro_rules! one_of {
        ($($key:path: $($type:ty),+;)+) => {
            $($(
                if id == TypeId::of::<$type>() {
                    // SAFETY: it is of this very type. That has no lifetime in it that could differ.
                    let value = unsafe { &*value.cast::<$type>() };
                    return Some(History::of(&(stringify!($type), $key(value))));
                }
            )+)+
        };
    }
    macro_rules! plain {
        ($($type:ty),+) => {
            one_of! {
                plain: $($type),+;
                plain: $(Option<$type>),+;
                plain: $(($type, $type)),+;
                plain: $([$type; 1], [$type; 2], [$type; 3], [$type; 4]),+;
                with_capacity: $(Vec<$type>),+;
            }
        };
    }
    plain!(
        i8,
        i16,
        i32,
        i64,
        i128,
        isize,
        u8,
        u16,
        u32,
        u64,
        u128,
        usize,
        bool,
        char,
        ()
    );
    one_of! {
        float32: f32;
        float64: f64;
        floats: [f64; 1], [f64; 2], [f64; 3], [f64; 4];
        floats_with_capacity: Vec<f64>;
        text: String;
        texts: Vec<String>;
    }
    None
}

fn plain<V: Hash>(value: &V) -> &V {
    value
}

// A program can ask for the capacity, so two vectors are equal only if it is, too.
fn with_capacity<V: Hash>(value: &Vec<V>) -> (&Vec<V>, usize) {
    (value, value.capacity())
}

fn float32(value: &f32) -> u32 {
    value.to_bits()
}

fn float64(value: &f64) -> u64 {
    value.to_bits()
}

fn floats(value: &[f64]) -> Vec<u64> {
    value.iter().map(|float| float.to_bits()).collect()
}

#[allow(clippy::ptr_arg, reason = "a slice has no capacity")]
fn floats_with_capacity(value: &Vec<f64>) -> (Vec<u64>, usize) {
    (floats(value), value.capacity())
}

#[allow(clippy::ptr_arg, reason = "a str has no capacity")]
fn text(value: &String) -> (&String, usize) {
    (value, value.capacity())
}

fn texts(value: &Vec<String>) -> (Vec<(&String, usize)>, usize) {
    (value.iter().map(text).collect(), value.capacity())
}

/// `TypeId::of` for a type that may borrow, with its lifetimes erased.
pub fn type_of<T: ?Sized>() -> TypeId {
    trait Named {
        fn id(&self) -> TypeId
        where
            Self: 'static;
    }
    impl<T: ?Sized> Named for PhantomData<T> {
        fn id(&self) -> TypeId
        where
            Self: 'static,
        {
            TypeId::of::<T>()
        }
    }
    let phantom = PhantomData::<T>;
    // SAFETY: only the lifetime in the type is changed, of a value that holds no data. `id` reads
    // nothing through it.
    Named::id(unsafe { mem::transmute::<&dyn Named, &(dyn Named + 'static)>(&phantom) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_have_equal_keys_and_others_do_not() {
        assert_eq!(exact(&1_i32), exact(&1_i32));
        assert_ne!(exact(&1_i32), exact(&2_i32));
        assert_ne!(exact(&1_i32), exact(&1_u32));
        assert_ne!(exact(&0.0_f64), exact(&-0.0_f64));
        assert_eq!(exact(&f64::NAN), exact(&f64::NAN));
        assert_eq!(exact(&vec![1, 2]), exact(&vec![1, 2]));
        assert_ne!(exact(&vec![1, 2]), exact(&vec![2, 1]));
    }

    #[test]
    fn vectors_that_differ_in_capacity_differ() {
        let mut roomy = Vec::with_capacity(10);
        roomy.push(1);
        assert_ne!(exact(&roomy), exact(&vec![1]));
    }

    #[test]
    fn a_type_that_is_not_known_has_no_key() {
        struct Own;
        assert_eq!(exact(&Own), None);
        assert_eq!(exact(&Box::new(1)), None);
        let number = 1;
        assert_eq!(exact(&&number), None);
    }
}
