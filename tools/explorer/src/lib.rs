//! Stands in for `std` and visits every interleaving of an unchanged program.
//!
//! A package that depends on this crate under the name `std` is compiled against it: threads, locks
//! and printing are modelled, the rest of `std` is passed on item by item. What is not modelled does
//! not compile. `proofs` writes such a package for a program and shows what it can do.
//!
//! The search runs the program again and again, with one thread at a time, and decides at every
//! visible operation who goes on: see [`explore::Explorer`].

// A program may still name the modules `i32`, `f64` and so on.
#![allow(clippy::legacy_numeric_constants)]
#![cfg_attr(
    feature = "closures",
    feature(
        coerce_unsized,
        dispatch_from_dyn,
        legacy_receiver_trait,
        panic_can_unwind,
        specialization,
        unsize
    )
)]
#![cfg_attr(feature = "closures", allow(incomplete_features))]

mod arc;
mod atomic;
mod barrier;
mod builder;
mod channel;
mod closure;
pub mod collections;
pub mod command;
mod condvar;
mod counts;
mod cpu_time;
mod cycles;
pub mod described;
mod ending;
pub mod engine;
pub mod env;
mod execution;
pub mod explore;
mod find;
mod followed;
pub mod graph;
pub mod hash;
mod heap;
pub mod hint;
pub mod history;
pub mod io;
mod json;
mod learned;
pub mod limits;
pub mod luck;
mod memory;
pub mod mpsc;
mod mutex;
pub mod names;
pub mod net;
pub mod object;
pub mod once;
mod once_lock;
mod one_core;
pub mod op;
mod ordering;
pub mod outcome;
mod packet;
pub mod panic;
mod parts;
mod pool;
pub mod prelude;
pub mod print;
pub mod process;
mod questions;
mod reduction;
mod report;
pub mod run;
mod rwlock;
mod rwlock_guards;
mod schedule;
mod scope;
pub mod search;
mod segments;
pub mod shared;
mod stack;
mod standing;
mod statics;
pub mod sync;
pub mod task;
pub mod thread;
mod thread_local;
pub mod time;
mod value;
mod verb;
mod waits;
pub mod world;

pub use ::std::{
    alloc, any, arch, array, ascii, backtrace, borrow, boxed, cell, char, clone, cmp, convert,
    default, error, f32, f64, ffi, fmt, future, i8, i16, i32, i64, i128, isize, iter, marker, mem,
    num, ops, option, path, pin, primitive, ptr, range, rc, result, slice, str, string, u8, u16,
    u32, u64, u128, usize, vec,
};
// A module and a macro are both called `panic`: through a glob, the module above wins as a module.
mod macros {
    #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
    pub use ::std::is_x86_feature_detected;
    pub use ::std::{
        assert, assert_eq, assert_ne, cfg, cfg_select, column, compile_error, concat, debug_assert,
        debug_assert_eq, debug_assert_ne, env, file, format, format_args, include, include_bytes,
        include_str, line, matches, module_path, option_env, panic, stringify, todo, unimplemented,
        unreachable, write, writeln,
    };
}
pub use macros::*;
