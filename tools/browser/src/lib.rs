//! Opens the rendered book in chromium, and sees what a reader sees: [`chromium`] is the one
//! process, [`tab`] a page in it, and each other module is something to find out about a page.

pub mod axe;
pub mod book;
pub mod chromium;
pub mod devtools;
pub mod paper;
pub mod seen;
pub mod server;
pub mod stepper;
pub mod survey;
pub mod tab;
pub mod validate;
pub mod view;
pub mod weight;
