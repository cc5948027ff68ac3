//! Hand the words of the command line to the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    wenyin::cli::run(std::env::args_os())
}
