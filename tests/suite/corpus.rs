//! Every manuscript at hand: what the parser makes of the corpus, and that every input converts
//! to every format, says what the document says, and twice alike.

use std::fs;
use std::path::Path;

use serde_json::Value;
use wenyin::font::Fonts;
use wenyin::format::Format;
use wenyin::parse::Punctuation;
use wenyin::verify::verify;

use crate::pipeline::{files, read, stem, write};
use crate::score::{ROWS, Scores};

/// No row may fall below its floor: what the parser reaches, rounded down to two digits.
const FLOORS: [(&str, f64); 19] = [
    ("heading", 1.0),
    ("level", 1.0),
    ("level_rel", 1.0),
    ("boundary", 0.99),
    ("para", 0.99),
    ("article", 1.0),
    ("f.label", 1.0),
    ("f.title", 1.0),
    ("f.subtitle", 1.0),
    ("f.docno", 1.0),
    ("f.dateline", 1.0),
    ("f.byline", 1.0),
    ("f.source", 1.0),
    ("k.salutation", 0.98),
    ("k.signoff", 1.0),
    ("k.footnote", 1.0),
    ("k.lead", 0.99),
    ("fidelity", 1.0),
    ("charbag", 1.0),
];

/// What the parser makes of a file, in the form in which it is scored.
fn predicted(manuscript: &Path) -> Value {
    let bytes = fs::read(manuscript).unwrap();
    let document = read(&bytes, Punctuation::Keep).unwrap().document;
    let settings = wenyin::write::json::Settings::default();
    let json = wenyin::write::json::write(&document, &settings).unwrap().value;
    serde_json::from_slice(&json).unwrap()
}

fn truth(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

#[test]
fn the_parser_finds_the_structure_of_the_corpus() {
    let truths = files("tests/corpus", "json");
    if truths.is_empty() {
        println!("SKIPPED score table: tests/corpus is not in this copy of the crate");
        return;
    }
    assert!(truths.len() >= 32, "only {} files in the corpus", truths.len());
    let mut scores = Scores::default();
    for path in &truths {
        scores.add(&truth(path), &predicted(&path.with_extension("txt")));
    }
    println!("\n{} documents, punctuation kept\n{}", truths.len(), scores.table());
    let below: Vec<String> = FLOORS
        .iter()
        .filter_map(|&(row, floor)| {
            let figure = scores.figure(row)?;
            (figure < floor).then(|| format!("{row}: {figure:.4}, floor {floor}"))
        })
        .collect();
    assert!(below.is_empty(), "below the floor:\n{}", below.join("\n"));
}

#[test]
fn the_report_of_the_seed_is_understood_wholly() {
    let Some(path) = files("tests/corpus", "json").into_iter().find(|p| stem(p) == "seed")
    else {
        println!("SKIPPED score of the seed: tests/corpus is not in this copy of the crate");
        return;
    };
    let mut scores = Scores::default();
    scores.add(&truth(&path), &predicted(&path.with_extension("txt")));
    let imperfect = |row: &&str| scores.figure(row).is_some_and(|figure| figure < 1.0);
    let rows: Vec<&str> = ROWS.into_iter().filter(|row| imperfect(row)).collect();
    assert!(rows.is_empty(), "{rows:?} of\n{}", scores.table());
}

#[test]
fn every_row_has_a_floor() {
    assert_eq!(FLOORS.map(|(row, _)| row), ROWS);
}

/// The figures for the truth itself, spoiled in eight ways, as score.py prints them.
#[test]
fn wrong_predictions_score_as_in_score_py() {
    let expected: Value = serde_json::from_str(include_str!("spoiled.json")).unwrap();
    let truths = files("tests/corpus", "json");
    if truths.is_empty() {
        println!("SKIPPED comparison with score.py: tests/corpus is not in this copy");
        return;
    }
    for (way, figures) in expected.as_object().unwrap() {
        let mut scores = Scores::default();
        for path in &truths {
            let truth = truth(path);
            scores.add(&truth, &crate::spoil::spoil(&truth, way));
        }
        for row in ROWS {
            let ours = scores.figure(row);
            let theirs = figures[row].as_f64();
            let same = match (ours, theirs) {
                (Some(a), Some(b)) => (a - b).abs() < 0.000_05,
                (None, None) => true,
                (Some(_), None) | (None, Some(_)) => false,
            };
            assert!(same, "{way}, {row}: {ours:?} here, {theirs:?} in score.py");
        }
    }
}

#[test]
fn every_input_becomes_every_format_and_twice_alike() {
    let inputs = files("input", "txt");
    assert!(!inputs.is_empty(), "input/ is empty");
    let fonts = Fonts::embedded().unwrap();
    for input in inputs {
        let bytes = fs::read(&input).unwrap();
        let document = read(&bytes, Punctuation::Full).unwrap().document;
        for format in Format::ALL {
            let made = write(&document, format, &fonts)
                .unwrap_or_else(|e| panic!("{} as {format}: {e}", input.display()));
            verify(&document, format, &made)
                .unwrap_or_else(|e| panic!("{} as {format}: {e}", input.display()));
            let again = write(&document, format, &fonts).unwrap();
            assert!(made == again, "{} as {format} differs on repetition", input.display());
            assert!(!made.is_empty(), "{} as {format} is empty", input.display());
        }
    }
}
