//! Everything that is tested from outside the crate, linked once.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test stops where something is wrong, reads files and prints its table"
)]

mod align;
mod architecture;
mod cases;
mod command;
mod conformance;
mod corpus;
mod epub;
mod fidelity;
mod json;
mod layout;
mod office;
mod pages;
mod pipeline;
mod rows;
mod score;
mod spoil;
