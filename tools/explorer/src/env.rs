//! `std::env`: a program is explored without arguments; it sees the variables of its caller, and cannot
//! change what outlives one execution.

pub use ::std::env::{
    JoinPathsError, SplitPaths, VarError, Vars, VarsOs, consts, current_dir, current_exe, home_dir,
    join_paths, split_paths, temp_dir, var, var_os, vars, vars_os,
};

use ::std::ffi::OsString;

const NAME: &str = "main";

/// The name of the program, and nothing else.
pub fn args() -> Args {
    Args(vec![NAME.into()].into_iter())
}

/// The same for arguments that need not be text.
pub fn args_os() -> ArgsOs {
    ArgsOs(vec![NAME.into()].into_iter())
}

/// The arguments of the program.
#[derive(Debug)]
pub struct Args(::std::vec::IntoIter<String>);

/// The same for arguments that need not be text.
#[derive(Debug)]
pub struct ArgsOs(::std::vec::IntoIter<OsString>);

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

        impl DoubleEndedIterator for $name {
            fn next_back(&mut self) -> Option<$item> {
                self.0.next_back()
            }
        }
    )+};
}

passed_on! { Args of String ArgsOs of OsString }
