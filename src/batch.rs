//! Many inputs, many formats, in parallel: jobs in, reports out in the same order.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::error::{Error, Unplaced};
use crate::files;
use crate::font::Fonts;
use crate::format::Format;
use crate::model::{LineIndex, Position};
use crate::note::{Note, Noted};
use crate::{Manuscript, ReadSettings, WriteSettings, verify};

/// How a batch is run.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// How manuscripts are read.
    pub read: ReadSettings,
    /// How the formats look.
    pub write: WriteSettings,
    /// Whether outputs are proved.
    pub proof: Proof,
}

/// Whether outputs are proved before they are put in place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Proof {
    /// Each is read back and compared with the document.
    #[default]
    ReadBack,
    /// They are put in place as they were written.
    None,
}

/// A manuscript and what to make of it.
#[derive(Debug, Clone)]
pub struct Job {
    /// The manuscript.
    pub input: Input,
    /// What to make.
    pub outputs: Vec<(Format, Target)>,
}

/// Where a manuscript comes from.
#[derive(Debug, Clone)]
pub enum Input {
    /// A file.
    File(PathBuf),
    /// Bytes that somebody else read, such as standard input.
    Bytes(Vec<u8>),
}

/// Where an output goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Into a file.
    File(PathBuf),
    /// Back to the caller, such as for standard output.
    Caller,
}

/// What became of a job.
#[derive(Debug)]
pub struct Report {
    /// The manuscript as the caller named it; `-` for bytes.
    pub name: String,
    /// What was noticed, each with its place in the source.
    pub notes: Vec<(Note, Option<Position>)>,
    /// What became of each output, or why the manuscript could not be read.
    pub outcomes: Result<Vec<Outcome>, Error>,
}

/// What became of one output.
#[derive(Debug)]
pub struct Outcome {
    /// Its format.
    pub format: Format,
    /// Where it went.
    pub target: Target,
    /// Its bytes, if the caller wanted them, and their number; or why there is none.
    pub result: Result<Made, Failure>,
}

/// An output that was made.
#[derive(Debug)]
pub struct Made {
    /// How many bytes it has.
    pub size: usize,
    /// The bytes, for [`Target::Caller`].
    pub content: Option<Vec<u8>>,
}

/// Why an output was not made.
#[derive(Debug)]
pub struct Failure {
    /// The error.
    pub error: Error,
    /// The characters at fault and where in the source each stands first.
    pub places: Vec<(char, Position)>,
}

/// Refuse jobs that would write one file twice or write over a manuscript.
///
/// # Errors
/// A sentence that names the two that are in each other's way.
pub fn check(jobs: &[Job]) -> Result<(), String> {
    let mut sources = BTreeMap::new();
    for job in jobs {
        if let Input::File(path) = &job.input {
            sources.insert(files::real(path), path);
        }
    }
    let mut taken: BTreeMap<PathBuf, &Job> = BTreeMap::new();
    for job in jobs {
        for path in job.outputs.iter().filter_map(|(_, target)| file_of(target)) {
            let real = files::real(path);
            if let Some(source) = sources.get(&real) {
                let (path, source) = (path.display(), source.display());
                return Err(format!("the output {path} would replace the input {source}"));
            }
            if let Some(other) = taken.insert(real, job) {
                let (one, two, path) = (other.input.name(), job.input.name(), path.display());
                return Err(format!("{one} and {two} would both become {path}"));
            }
        }
    }
    Ok(())
}

fn file_of(target: &Target) -> Option<&Path> {
    match target {
        Target::File(path) => Some(path),
        Target::Caller => None,
    }
}

impl Input {
    /// The name for messages.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Bytes(_) => "-".to_owned(),
        }
    }
}

/// Run the jobs on all cores. What one job meets harms no other.
pub fn run(jobs: &[Job], settings: &Settings, fonts: &Fonts) -> Vec<Report> {
    let shop = Shop { settings, fonts };
    // One thing to do needs no pool of threads, which would cost more than the work.
    match jobs {
        [job] => vec![convert(job, &shop)],
        jobs => jobs.par_iter().map(|job| convert(job, &shop)).collect(),
    }
}

/// What all outputs of a batch are made with.
struct Shop<'a> {
    settings: &'a Settings,
    fonts: &'a Fonts,
}

fn convert(job: &Job, shop: &Shop<'_>) -> Report {
    let name = job.input.name();
    let Noted { value: manuscript, mut notes } = match read(&job.input, shop.settings) {
        Ok(read) => read,
        Err(error) => return Report { name, notes: Vec::new(), outcomes: Err(error) },
    };
    let one = |output: &(Format, Target)| make(&manuscript, output, shop);
    let made: Vec<_> = match job.outputs.as_slice() {
        [output] => vec![one(output)],
        outputs => outputs.par_iter().map(one).collect(),
    };
    let mut outcomes = Vec::new();
    for Noted { value, notes: mut more } in made {
        outcomes.push(value);
        notes.append(&mut more);
    }
    let index = LineIndex::new(&manuscript.source);
    let placed = |note: Note| {
        let position = note.span.map(|span| index.position(span.start));
        (note, position)
    };
    Report { name, notes: notes.into_iter().map(placed).collect(), outcomes: Ok(outcomes) }
}

fn read(input: &Input, settings: &Settings) -> Result<Noted<Manuscript>, Error> {
    match input {
        Input::File(path)
            if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("json")) =>
        {
            crate::read_json(&files::read(path)?)
        }
        Input::File(path) => crate::read(&files::read(path)?, &settings.read),
        // What `-t json` writes opens like this; no manuscript does.
        Input::Bytes(bytes) if bytes.starts_with(b"{\"format\":\"wenyin\"") => {
            crate::read_json(bytes)
        }
        Input::Bytes(bytes) => crate::read(bytes, &settings.read),
    }
}

/// Write one output, prove it and put it in place, in this order.
fn make(manuscript: &Manuscript, output: &(Format, Target), shop: &Shop<'_>) -> Noted<Outcome> {
    let (format, target) = output;
    let mut notes = Vec::new();
    let result = written(manuscript, *format, shop).and_then(|made| {
        notes = made.notes;
        placed(made.value, target)
    });
    let result = result.map_err(|error| failure(error, manuscript));
    Noted { value: Outcome { format: *format, target: target.clone(), result }, notes }
}

fn written(
    manuscript: &Manuscript,
    format: Format,
    shop: &Shop<'_>,
) -> Result<Noted<Vec<u8>>, Error> {
    let document = &manuscript.document;
    let made = crate::write(document, format, &shop.settings.write, shop.fonts)?;
    match shop.settings.proof {
        Proof::ReadBack => verify::verify(document, format, &made.value)?,
        Proof::None => {}
    }
    Ok(made)
}

fn placed(bytes: Vec<u8>, target: &Target) -> Result<Made, Error> {
    let size = bytes.len();
    match target {
        Target::File(path) => {
            files::save(path, &bytes)?;
            Ok(Made { size, content: None })
        }
        Target::Caller => Ok(Made { size, content: Some(bytes) }),
    }
}

fn failure(error: Error, manuscript: &Manuscript) -> Failure {
    let characters: &[Unplaced] = match &error {
        Error::Unencodable(characters) | Error::MissingGlyphs(characters) => characters,
        Error::NotText(_)
        | Error::UnknownEncoding(_)
        | Error::NotADocument { .. }
        | Error::File { .. }
        | Error::Font { .. }
        | Error::Writing { .. }
        | Error::Unreadable { .. }
        | Error::Different { .. } => &[],
    };
    let places = places(characters, manuscript);
    Failure { error, places }
}

/// Where in the source each character stands; in the text of the model for a document that came
/// as JSON.
fn places(characters: &[Unplaced], manuscript: &Manuscript) -> Vec<(char, Position)> {
    if characters.is_empty() {
        return Vec::new();
    }
    let text = manuscript.document.text();
    let came_as_text = !manuscript.source.is_empty();
    let index = LineIndex::new(if came_as_text { &manuscript.source } else { &text });
    let place = |unplaced: &Unplaced| {
        let offset = if came_as_text {
            manuscript.ledger.origin(unplaced.offset)
        } else {
            unplaced.offset
        };
        (unplaced.character, index.position(offset))
    };
    characters.iter().map(place).collect()
}
