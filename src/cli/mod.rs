//! The command line: the only place that prints and parses arguments.

mod convert;
mod licenses;
mod say;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The words of the command line.
#[derive(Parser)]
#[command(
    name = "wenyin",
    version,
    about = "文印 · Turn plain-text Chinese manuscripts into EPUB, DOCX, PDF and GB 18030 text, \
             and prove that no character was lost",
    long_about = LONG_ABOUT,
    after_help = AFTER,
    arg_required_else_help = true,
    max_term_width = 96
)]
struct Words {
    #[command(subcommand)]
    command: Command,
}

const LONG_ABOUT: &str = "\
文印 · Turn plain-text Chinese manuscripts into EPUB, DOCX, PDF and GB 18030 text.

wenyin reads official reports, notices, laws, newspaper pages and novels as people really send \
them: in UTF-8 or GB 18030, hard-wrapped or not, with sentences cut by column breaks, page \
numbers in the middle and half of the punctuation in ASCII. It finds articles, titles, headings \
and signatures, sets them by GB/T 9704-2012, and reads every output back to compare it with the \
manuscript, character for character, before it is put in place.";

const AFTER: &str = "\
Exit codes: 0 done; 1 some input failed or an output did not pass its proof; 2 the command line \
makes no sense.";

#[derive(Subcommand)]
enum Command {
    /// Convert manuscripts (转换文稿)
    Convert(convert::Words),
    /// Print the licences of the program and of the fonts in it (许可证)
    Licenses,
}

/// What the exit code says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Everything was done.
    Done,
    /// Some input failed, or a check did not pass.
    Failed,
    /// The command line makes no sense.
    Usage,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Done => Self::SUCCESS,
            Exit::Failed => Self::from(1),
            Exit::Usage => Self::from(2),
        }
    }
}

/// Do what the words say; the first of them is the name of the program.
pub fn run(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    let exit = match Words::try_parse_from(words) {
        Ok(Words { command: Command::Convert(words) }) => convert::run(&words),
        Ok(Words { command: Command::Licenses }) => licenses::run(),
        Err(error) => {
            // Help and version come this way too, and go to standard output.
            let printed = error.print();
            if error.use_stderr() || printed.is_err() { Exit::Usage } else { Exit::Done }
        }
    };
    exit.into()
}
