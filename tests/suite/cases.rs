//! The parser's judgement: `tests/cases/*.md`, text in, model out.

use std::fmt::Write as _;
use std::fs;

use wenyin::model::{Article, BlockKind, Document, HeadKind};
use wenyin::note::Note;
use wenyin::parse::Punctuation;

use crate::align::{Shared, matching_blocks};
use crate::pipeline::{files, parse, stem};

/// A case: what is judged, the manuscript, and the model that it should become.
#[derive(Debug, Default, PartialEq, Eq)]
struct Case {
    title: String,
    text: Option<String>,
    model: Option<String>,
}

/// The cases of a file. A block of code ends with a line of as many marks as it began with.
fn cases(markdown: &str) -> Vec<Case> {
    let mut found: Vec<Case> = Vec::new();
    let mut lines = markdown.lines();
    while let Some(line) = lines.next() {
        if let Some(title) = line.strip_prefix("## ") {
            found.push(Case { title: title.to_owned(), ..Case::default() });
        }
        let fence = line.len() - line.trim_start_matches('`').len();
        if fence < 3 {
            continue;
        }
        let closing = |inner: &&str| **inner != line[..fence];
        let content = lines.by_ref().take_while(closing).collect::<Vec<_>>().join("\n");
        let Some(case) = found.last_mut() else { continue };
        match &line[fence..] {
            "text" => case.text = Some(content),
            "model" => case.model = Some(content),
            other => panic!("{}: a block of {other:?}, not text or model", case.title),
        }
    }
    found
}

/// The notation of the cases: a line for each line of the model, then the notes.
fn notation(document: &Document, notes: &[Note]) -> String {
    let mut said = String::new();
    for article in &document.articles {
        if document.articles.len() > 1 {
            said.push_str("Article\n");
        }
        write_article(&mut said, article);
    }
    for note in notes {
        let name = note.finding.name();
        match note.span {
            Some(span) => writeln!(said, "note {}..{} {name}", span.start, span.end),
            None => writeln!(said, "note {name}"),
        }
        .unwrap();
    }
    said
}

fn write_article(said: &mut String, article: &Article) {
    for part in &article.head {
        for line in &part.lines {
            writeln!(said, "{} {line}", head_name(part.kind)).unwrap();
        }
    }
    for block in &article.blocks {
        let name = block_name(&block.kind);
        match &block.kind {
            BlockKind::Paragraph { lead: Some(lead), text } => {
                writeln!(said, "{name} [{lead}]{text}").unwrap();
            }
            BlockKind::Heading(..)
            | BlockKind::Paragraph { lead: None, .. }
            | BlockKind::Salutation(_)
            | BlockKind::Signoff(_)
            | BlockKind::Note(_)
            | BlockKind::Caption(_)
            | BlockKind::Toc(_)
            | BlockKind::Footnote(_)
            | BlockKind::Verbatim(_) => {
                for line in block.kind.lines() {
                    writeln!(said, "{name} {line}").unwrap();
                }
            }
        }
    }
}

const fn head_name(kind: HeadKind) -> &'static str {
    match kind {
        HeadKind::Label => "Label",
        HeadKind::Title => "Title",
        HeadKind::Subtitle => "Subtitle",
        HeadKind::DocumentNumber => "DocumentNumber",
        HeadKind::DateLine => "DateLine",
        HeadKind::Byline => "Byline",
        HeadKind::Source => "Source",
    }
}

fn block_name(kind: &BlockKind) -> String {
    let name = match kind {
        BlockKind::Heading(level, _) => return format!("Heading{}", level.depth()),
        BlockKind::Paragraph { .. } => "Paragraph",
        BlockKind::Salutation(_) => "Salutation",
        BlockKind::Signoff(_) => "Signoff",
        BlockKind::Note(_) => "Note",
        BlockKind::Caption(_) => "Caption",
        BlockKind::Toc(_) => "Toc",
        BlockKind::Footnote(_) => "Footnote",
        BlockKind::Verbatim(_) => "Verbatim",
    };
    name.to_owned()
}

/// Why a case fails, as a person reads it; `None` if it holds.
fn objection(case: &Case) -> Option<String> {
    let (Some(text), Some(model)) = (&case.text, &case.model) else {
        return Some("lacks its text or its model".to_owned());
    };
    let (wanted, punctuation) = match model.strip_prefix("punctuation keep") {
        Some(rest) => (rest.trim_start_matches('\n'), Punctuation::Keep),
        None => (model.as_str(), Punctuation::Full),
    };
    let read = parse(text, punctuation);
    let document = &read.value.document;
    let replayed = read.value.ledger.replay(text);
    if replayed.as_ref() != Ok(&document.text()) {
        return Some(format!("text + ledger is not the model: {replayed:?}"));
    }
    let found = notation(document, &read.notes);
    (found.trim_end() != wanted.trim_end())
        .then(|| difference(wanted.trim_end(), found.trim_end()))
}

/// `-` what the case says, `+` what the parser says.
fn difference(wanted: &str, found: &str) -> String {
    let (wanted, found): (Vec<&str>, Vec<&str>) =
        (wanted.lines().collect(), found.lines().collect());
    let mut said = String::new();
    let (mut left, mut right) = (0, 0);
    let end = Shared { left: wanted.len(), right: found.len(), size: 0 };
    for same in matching_blocks(&wanted, &found).into_iter().chain([end]) {
        let (lost, gained) = (&wanted[left..same.left], &found[right..same.right]);
        (left, right) = (same.left + same.size, same.right + same.size);
        for (mark, lines) in [('-', lost), ('+', gained), (' ', &wanted[same.left..left])] {
            for line in lines {
                writeln!(said, "  {mark} {line}").unwrap();
            }
        }
    }
    said
}

#[test]
fn the_parser_judges_as_the_cases_say() {
    let mut count = 0;
    let mut failures = Vec::new();
    for path in files("tests/cases", "md") {
        let found = cases(&fs::read_to_string(&path).unwrap());
        assert!(!found.is_empty(), "{} holds no case", path.display());
        for case in &found {
            count += 1;
            if let Some(why) = objection(case) {
                failures.push(format!("{}: {}\n{why}", stem(&path), case.title));
            }
        }
    }
    assert!(count > 0, "tests/cases holds no case");
    assert!(
        failures.is_empty(),
        "{} of {count} cases:\n\n{}",
        failures.len(),
        failures.join("\n")
    );
}

#[test]
fn a_case_is_a_title_a_text_and_a_model() {
    let found = cases(
        "# 甲\n\n## 乙\n\n理由\n\n```text\n一\n\n二\n```\n\n```model\nParagraph 一\n```\n",
    );
    let case = Case {
        title: "乙".to_owned(),
        text: Some("一\n\n二".to_owned()),
        model: Some("Paragraph 一".to_owned()),
    };
    assert_eq!(found, [case]);
    assert!(objection(&found[0]).is_some());
    assert!(objection(&Case::default()).is_some());
}

#[test]
fn a_difference_shows_both_sides_in_place() {
    assert_eq!(
        difference("甲\n乙\n丙", "甲\n丁\n丙\n戊"),
        "    甲\n  - 乙\n  + 丁\n    丙\n  + 戊\n"
    );
}
