//! `wenyin convert`: manuscripts in, every format out.

use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{Exit, say};
use crate::batch::{self, Input, Job, Proof, Target};
use crate::error::Error;
use crate::files::{self, Found};
use crate::font::Fonts;
use crate::format::Format;
use crate::parse::Punctuation;
use crate::write::gb18030::LineEnd;

/// The words that follow `convert`.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Words {
    /// Manuscripts: files (a .json is read as wenyin wrote it, all else as text), folders (every
    /// .txt file in them), or - for standard input
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,

    /// Where the outputs go: a folder; with one input and one format the name of a file such as
    /// report.pdf, or - for standard output
    #[arg(short, long, value_name = "PATH", default_value = "output")]
    output: PathBuf,

    /// What to make, separated by commas: epub, docx, wordml, pdf, gb18030, json
    #[arg(
        short = 't',
        long = "to",
        value_name = "FORMATS",
        value_delimiter = ',',
        default_value = "epub,docx,wordml,pdf,gb18030"
    )]
    formats: Vec<Format>,

    /// What becomes of , ; : ! ? ( ) in Chinese context
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "full|keep",
        hide_possible_values = true
    )]
    punctuation: PunctuationWord,

    /// The encoding of the manuscripts, such as gb18030, big5 or utf-16le; found out if not given
    #[arg(long, value_name = "NAME")]
    input_encoding: Option<String>,

    /// End the lines of GB 18030 text with CR LF, as recipients on Windows expect
    #[arg(long)]
    crlf: bool,

    /// Take characters that the embedded fonts lack from the fonts in this folder
    #[arg(long, value_name = "DIR")]
    font_dir: Option<PathBuf>,

    /// Put outputs in place without reading them back
    #[arg(long)]
    no_verify: bool,

    /// Print nothing but errors
    #[arg(short, long)]
    quiet: bool,
}

const EXAMPLES: &str = "\
Examples:
  wenyin convert input                        every .txt in input/, into output/
  wenyin convert report.txt -t pdf -o a.pdf   one PDF
  wenyin convert - -t gb18030 < in > out      from standard input to standard output
  wenyin convert report.txt -t json -o -      the model, for a script

An output appears whole or not at all, and only after it was read back and compared with the \
manuscript. Notes and errors go to standard error. A character that no font has stops the PDF \
of its manuscript and nothing else.";

/// The words for what becomes of ASCII punctuation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum PunctuationWord {
    /// They become full-width
    #[default]
    Full,
    /// They stay as they are
    Keep,
}

/// Where the outputs of a run go.
enum Destination<'a> {
    Folder(&'a Path),
    File(&'a Path),
    StandardOutput,
}

/// So many manuscripts are in work before their reports are printed.
const AT_ONCE: usize = 64;

/// Convert what the words name.
pub(super) fn run(words: &Words) -> Exit {
    let plan = match plan(words) {
        Ok(plan) => plan,
        Err(reason) => return say::usage(&reason),
    };
    let settings = settings(words);
    let fonts = match fonts(words.font_dir.as_deref()) {
        Ok(fonts) => fonts,
        Err(error) => return say::usage(&error.to_string()),
    };
    let mut exit = Exit::Done;
    for error in &plan.unfound {
        say::error(&error.to_string());
        exit = Exit::Failed;
    }
    for jobs in plan.jobs.chunks(AT_ONCE) {
        for report in batch::run(jobs, &settings, &fonts) {
            if say::report(&report, words.volume()) == Exit::Failed {
                exit = Exit::Failed;
            }
        }
    }
    exit
}

impl Words {
    fn volume(&self) -> say::Volume {
        if self.quiet { say::Volume::ErrorsOnly } else { say::Volume::Everything }
    }
}

/// What a run will do, found out before anything is written.
struct Plan {
    jobs: Vec<Job>,
    unfound: Vec<Error>,
}

fn plan(words: &Words) -> Result<Plan, String> {
    let mut formats = words.formats.clone();
    formats.sort_unstable();
    formats.dedup();
    let standard_input = [PathBuf::from("-")];
    let inputs = if words.inputs.is_empty() { &standard_input[..] } else { &words.inputs };
    let destination = destination(words, inputs, &formats)?;
    let folder = match destination {
        Destination::Folder(folder) => folder,
        Destination::File(_) | Destination::StandardOutput => Path::new(""),
    };
    let mut plan = Plan { jobs: Vec::new(), unfound: Vec::new() };
    for input in inputs {
        if input.as_os_str() == "-" {
            let content = standard_input_bytes(words.inputs.is_empty())?;
            let stem = PathBuf::from("stdin");
            plan.jobs.push(job(Input::Bytes(content), &stem, &formats, &destination));
            continue;
        }
        match files::find(input, folder) {
            Ok(found) => plan.jobs.extend(found.into_iter().map(|Found { path, stem }| {
                job(Input::File(path), &stem, &formats, &destination)
            })),
            Err(error) => plan.unfound.push(error),
        }
    }
    batch::check(&plan.jobs)?;
    Ok(plan)
}

fn job(input: Input, stem: &Path, formats: &[Format], destination: &Destination<'_>) -> Job {
    let target = |format: Format| match destination {
        Destination::Folder(folder) => {
            let mut name = folder.join(stem).into_os_string();
            name.push(".");
            name.push(format.extension());
            Target::File(PathBuf::from(name))
        }
        Destination::File(path) => Target::File((*path).to_owned()),
        Destination::StandardOutput => Target::Caller,
    };
    Job { input, outputs: formats.iter().map(|&format| (format, target(format))).collect() }
}

fn destination<'a>(
    words: &'a Words,
    inputs: &[PathBuf],
    formats: &[Format],
) -> Result<Destination<'a>, String> {
    let output = words.output.as_path();
    let one = match (inputs, formats) {
        ([input], [_]) => !files::is_folder(input),
        _ => false,
    };
    let from_standard_input = inputs.iter().any(|input| input.as_os_str() == "-");
    if output.as_os_str() == "-" {
        return if one {
            Ok(Destination::StandardOutput)
        } else {
            Err("-o - takes one manuscript and one format; name one with -t".to_owned())
        };
    }
    if one && from_standard_input && output == Path::new("output") {
        return Ok(Destination::StandardOutput);
    }
    // A path that ends in a slash is meant as a folder, whatever its name looks like.
    let slash = output.as_os_str().as_encoded_bytes().ends_with(b"/");
    let named = output.extension().is_some() && !slash && !files::is_folder(output);
    match (named, one) {
        (true, true) => Ok(Destination::File(output)),
        (true, false) => Err(format!(
            "-o {} names a file, which takes one manuscript and one format (-t)",
            output.display()
        )),
        (false, _) => Ok(Destination::Folder(output)),
    }
}

fn standard_input_bytes(by_default: bool) -> Result<Vec<u8>, String> {
    let mut input = std::io::stdin();
    if by_default && input.is_terminal() {
        return Err(
            "no manuscript; name a file or a folder, or - for standard input".to_owned()
        );
    }
    let mut bytes = Vec::new();
    match input.read_to_end(&mut bytes) {
        Ok(_) => Ok(bytes),
        Err(e) => Err(format!("cannot read standard input: {e}")),
    }
}

fn settings(words: &Words) -> batch::Settings {
    let mut settings = batch::Settings::default();
    settings.read.decode.encoding.clone_from(&words.input_encoding);
    settings.read.parse.punctuation = match words.punctuation {
        PunctuationWord::Full => Punctuation::Full,
        PunctuationWord::Keep => Punctuation::Keep,
    };
    settings.write.gb18030.line_end = if words.crlf { LineEnd::Crlf } else { LineEnd::Lf };
    settings.proof = if words.no_verify { Proof::None } else { Proof::ReadBack };
    settings
}

fn fonts(folder: Option<&Path>) -> Result<Fonts, Error> {
    let fonts = Fonts::embedded()?;
    match folder {
        Some(folder) => fonts.with_files(files::fonts(folder)?),
        None => Ok(fonts),
    }
}
