//! `std::env`: a program is explored without arguments; it sees the variables of its caller, and cannot
//! change what outlives one execution.

pub use ::std::env::{
    JoinPathsError, SplitPaths, VarError, Vars, VarsOs, consts, current_dir, current_exe, home_dir,
    join_paths, split_paths, temp_dir, var, var_os, vars, vars_os,
};

use ::std::ffi::OsString;
use ::std::fmt;
use ::std::marker::PhantomData;

const NAME: &str = "main";

/// The name of the program, and nothing else.
pub fn args() -> Args {
    Args(vec![NAME.into()].into_iter(), PhantomData)
}

/// The same for arguments that need not be text.
pub fn args_os() -> ArgsOs {
    ArgsOs(vec![NAME.into()].into_iter(), PhantomData)
}

/// The arguments of the program.
pub struct Args(::std::vec::IntoIter<String>, PhantomData<*const ()>);

/// The same for arguments that need not be text.
pub struct ArgsOs(::std::vec::IntoIter<OsString>, PhantomData<*const ()>);

macro_rules! passed_on {
    ($($name:ident of $item:ident)+) => {$(
        impl Iterator for $name {
            type Item = $item;

            fn next(&mut self) -> Option<$item> {
                self.0.next()
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                self.0.size_hint()
            }
        }

        impl ExactSizeIterator for $name {}

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
                let mut shown = f.debug_struct(stringify!($name));
                shown.field("inner", &self.0.as_slice()).finish()
            }
        }

        impl DoubleEndedIterator for $name {
            fn next_back(&mut self) -> Option<$item> {
                self.0.next_back()
            }
        }
    )+};
}

passed_on! { Args of String ArgsOs of OsString }
