//! What a person reads: findings and errors in words, on standard error.
#![expect(clippy::print_stderr, reason = "this is the place that prints")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;

use super::Exit;
use crate::batch::{Failure, Outcome, Report, Target};
use crate::error::Error;
use crate::format::Format;
use crate::model::Position;
use crate::note::{Finding, Note};

/// How much is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Volume {
    /// Notes and results too.
    Everything,
    /// Only what went wrong.
    ErrorsOnly,
}

/// So many notes of one kind are printed for a manuscript; the rest is counted.
const MOST_OF_A_KIND: usize = 12;

/// Say that something went wrong.
pub(super) fn error(message: &str) {
    eprintln!("error: {message}");
}

/// Say that the command line makes no sense.
pub(super) fn usage(reason: &str) -> Exit {
    error(reason);
    eprintln!("\nFor more information, try '--help'.");
    Exit::Usage
}

/// Put a result on standard output.
pub(super) fn result(bytes: &[u8]) -> Exit {
    let mut output = std::io::stdout().lock();
    match output.write_all(bytes).and_then(|()| output.flush()) {
        Ok(()) => Exit::Done,
        Err(e) => {
            error(&format!("cannot write to standard output: {e}"));
            Exit::Failed
        }
    }
}

/// Say what became of a manuscript.
pub(super) fn report(report: &Report, volume: Volume) -> Exit {
    let name = &report.name;
    let outcomes = match &report.outcomes {
        Ok(outcomes) => outcomes,
        Err(e) => {
            // An error about a file names it already.
            let names_itself = matches!(e, Error::File { .. });
            let name = if names_itself {
                String::new()
            } else {
                format!("{name}{}: ", first_place(e))
            };
            error(&format!("{name}{e}"));
            return Exit::Failed;
        }
    };
    if volume == Volume::Everything {
        eprint!("{}", notes(name, &report.notes));
    }
    let said = outcomes.iter().map(|made| outcome(name, made, volume)).collect::<Vec<_>>();
    if said.contains(&Exit::Failed) { Exit::Failed } else { Exit::Done }
}

/// `:2:3` for bytes that are not text, so that an editor jumps there.
fn first_place(error: &Error) -> String {
    let Error::NotText(faults) = error else { return String::new() };
    faults.first().map(|f| format!(":{}:{}", f.line, f.column)).unwrap_or_default()
}

fn outcome(name: &str, outcome: &Outcome, volume: Volume) -> Exit {
    let Outcome { format, target, result: made } = outcome;
    match made {
        Ok(made) => {
            if let (Target::File(path), Volume::Everything) = (target, volume) {
                eprintln!("{name} -> {} ({} bytes)", path.display(), made.size);
            }
            made.content.as_deref().map_or(Exit::Done, result)
        }
        Err(failed) => {
            eprint!("{}", failure(name, *format, failed));
            Exit::Failed
        }
    }
}

/// An error with every place that it names.
fn failure(name: &str, format: Format, failure: &Failure) -> String {
    let mut said = format!("error: {name}: {format}: {}\n", failure.error);
    for (character, place) in &failure.places {
        let code = u32::from(*character);
        let _ = writeln!(said, "  {name}:{place}: {character} (U+{code:04X})");
    }
    said
}

/// The notes of a manuscript, one on a line; of a kind that is frequent only the first, and how
/// many there are.
fn notes(name: &str, notes: &[(Note, Option<Position>)]) -> String {
    let mut said = String::new();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for (note, place) in notes {
        let kind = note.finding.name();
        let count = kinds.entry(kind).or_default();
        *count += 1;
        if *count <= MOST_OF_A_KIND {
            let place = place.map(|place| format!(":{place}")).unwrap_or_default();
            let _ = writeln!(said, "note: {name}{place}: {kind}: {}", words(&note.finding));
        }
    }
    for (kind, count) in kinds.into_iter().filter(|(_, count)| *count > MOST_OF_A_KIND) {
        let _ = writeln!(said, "note: {name}: {kind}: {} more", count - MOST_OF_A_KIND);
    }
    said
}

/// A finding as a colleague would say it.
fn words(finding: &Finding) -> String {
    match finding {
        Finding::EmptyManuscript => "the manuscript has no text".to_owned(),
        Finding::RejoinedParagraph => {
            "a paragraph cut by a break was put together again".to_owned()
        }
        Finding::UnwrappedLines(count) => {
            format!("{count} line ends of hard-wrapped text were taken out")
        }
        Finding::WidenedPunctuation(count) => {
            format!("{count} ASCII marks became full-width (--punctuation keep leaves them)")
        }
        Finding::DroppedPageNumber => "a page number was taken out".to_owned(),
        Finding::DroppedControl(c) => {
            format!("the control character U+{:04X} was taken out", u32::from(*c))
        }
        Finding::NoTitle => "no title was found".to_owned(),
        Finding::NumberingGap { expected, found } => {
            format!("number {expected} was expected here, {found} was found")
        }
    }
}
