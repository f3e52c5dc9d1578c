//! Press builds, serves and checks the book: what a page shows of a listing was run to make it.
//!
//! Data flows one way: chapters and listings are read ([`chapters`], [`listing`]), listings are
//! built and run ([`results`]), mdbook-cmdrun expands the directives ([`bridge`]), mdBook renders
//! ([`book`]). Only `bless` and `new` write back.

pub mod bench;
pub mod bless;
mod block;
pub mod book;
pub mod bridge;
pub mod chapters;
pub mod claim;
pub mod claims;
pub mod comment;
pub mod compile;
pub mod copy;
pub mod directive;
pub mod ending;
pub mod expectation;
pub mod explored;
mod facts;
pub mod fence;
pub mod figure;
mod finish;
mod folder;
mod frame;
pub mod graph;
mod guards;
mod histogram;
mod html;
mod imprint;
mod include;
pub mod interrupt;
pub mod listing;
mod log;
mod manifest;
pub mod mutants;
mod not_found;
pub mod outcomes;
mod pattern;
mod play;
pub mod playground;
pub mod preview;
pub mod problem;
mod progress;
pub mod project;
pub mod python;
pub mod quantity;
pub mod results;
pub mod run;
pub mod sample;
pub mod scaffold;
pub mod scrub;
pub mod serve;
mod settings;
pub mod show;
pub mod snippets;
mod sources;
mod store;
mod text;
mod texts;
mod timeline;
pub mod value;
mod version;
mod workspace;
