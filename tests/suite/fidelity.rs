//! Whatever the parser kept comes back from every format, for any text.

use std::cell::Cell;

use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};
use wenyin::font::{Fonts, Role};
use wenyin::format::Format;
use wenyin::model::{BlockKind, Document, Text};
use wenyin::parse::Punctuation;
use wenyin::verify::verify;
use wenyin::{Error, parse::json};

use crate::pipeline::{parse, read, write};

/// The same texts on every run.
fn runner(cases: u32) -> TestRunner {
    TestRunner::new(ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(9704),
        ..ProptestConfig::default()
    })
}

/// Pieces that a rule of the parser looks at.
const PIECES: &[&str] = &[
    "一、总体要求",
    "（一）政治引领",
    "(二)建言资政",
    "1.",
    "１．",
    "①",
    "第一章　总则",
    "第三条",
    "第十条　本法自公布之日起施行。",
    "附件1",
    "附件：",
    "目录",
    "各位委员：",
    "各省、自治区:",
    "— 1 —",
    "- 12 -",
    "第3页 共9页",
    "3",
    "·12·",
    "二〇二〇年一月六日",
    "2020年1月6日",
    "（2020年1月6日在会议上）",
    "本报讯（记者刘立新）",
    "国办发〔1996〕2号",
    "关于印发方案的通知",
    "工作报告",
    "。",
    "，",
    "、",
    "；",
    "：",
    "？",
    "！",
    "……",
    "——",
    "“",
    "”",
    "‘",
    "’",
    "《",
    "》",
    "（",
    "）",
    ",",
    ".",
    ";",
    ":",
    "?",
    "!",
    "(",
    ")",
    "\"",
    "'",
    "-",
    "3.14",
    "10:30",
    "GDP",
    "Word",
    "http://a.b/c?d=1&e=2",
    "<附件>",
    "&amp;",
    "]]>",
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\u{C}",
    "\t",
    " ",
    "    ",
    "　",
    "　　",
    "\0",
    "\u{1}",
    "\u{7F}",
    "\u{85}",
    "\u{A0}",
    "\u{200B}",
    "\u{200D}",
    "\u{AD}",
    "\u{FEFF}",
    "\u{2028}",
    "\u{2029}",
    "\u{D7FF}",
    "\u{E000}",
    "\u{FFFD}",
    "\u{FFFE}",
    "\u{FFFF}",
    "\u{10FFFF}",
    "😀",
    "👨‍👩‍👧",
    "𠮷",
    "㐀",
    "\u{E5E5}",
    "\u{E78D}",
    "\u{9FB4}",
    "\u{FE10}",
    "é",
    "e\u{301}",
    "ﾊﾟ",
    "№",
    "㎡",
    "℃",
    "½",
    "א",
    "ا",
];

fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => "[一-龥]{1,12}",
        8 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => "[ -~]{0,8}",
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Text whose every character is in the fonts of the program.
fn plain_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[一丁七万三上下不与专中为主义之九也了事二五京人今从们代件任会]{1,16}",
        2 => proptest::sample::select(&PIECES[..57]).prop_map(str::to_owned),
        1 => Just("\n".to_owned()),
        1 => "[0-9A-Za-z ]{0,9}",
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn document(source: &str) -> Document {
    parse(source, Punctuation::Full).value.document
}

/// Every text of the document that a writer shows.
fn texts(document: &mut Document) -> Vec<&mut Text> {
    let articles = document.articles.iter_mut();
    articles
        .flat_map(|article| {
            let head = article.head.iter_mut().flat_map(|part| part.lines.iter_mut());
            head.chain(article.blocks.iter_mut().flat_map(|block| match &mut block.kind {
                BlockKind::Paragraph { lead, text } => {
                    lead.iter_mut().chain(std::iter::once(text)).collect::<Vec<_>>()
                }
                BlockKind::Heading(_, text)
                | BlockKind::Salutation(text)
                | BlockKind::Signoff(text)
                | BlockKind::Note(text)
                | BlockKind::Caption(text)
                | BlockKind::Toc(text)
                | BlockKind::Footnote(text) => vec![text],
                BlockKind::Verbatim(lines) => lines.iter_mut().collect(),
            }))
        })
        .collect()
}

/// The document with one character changed, at a place picked by a number; `None` if it has none.
fn changed(document: &Document, pick: usize) -> Option<Document> {
    let mut other = document.clone();
    let mut texts = texts(&mut other);
    texts.retain(|text| !text.is_empty());
    let count = texts.len();
    let text = texts.get_mut(pick.checked_rem(count)?)?;
    let mut characters: Vec<char> = text.chars().collect();
    let at = pick / count % characters.len();
    characters[at] = if characters[at] == '改' { '变' } else { '改' };
    **text = characters.into_iter().collect();
    Some(other)
}

#[test]
fn a_ledger_leads_from_the_source_to_the_model_and_back() {
    let texts = (any_text(), any::<bool>());
    let check = |(source, keep): (String, bool)| {
        let punctuation = if keep { Punctuation::Keep } else { Punctuation::Full };
        let parsed = parse(&source, punctuation).value;
        let text = parsed.document.text();
        prop_assert_eq!(parsed.ledger.replay(&source), Ok(text.clone()));
        prop_assert_eq!(parsed.ledger.undo(&text), Ok(source));
        Ok(())
    };
    runner(400).run(&texts, check).unwrap();
}

#[test]
fn spans_lie_in_the_source_and_in_order() {
    let check = |source: String| {
        let mut last = 0;
        for article in &document(&source).articles {
            let head = article.head.iter().map(|part| part.span);
            for span in head.chain(article.blocks.iter().map(|block| block.span)) {
                prop_assert!(source.get(span.start..span.end).is_some(), "{:?}", span);
                prop_assert!(last <= span.start, "{:?} begins before {}", span, last);
                last = span.end;
            }
        }
        Ok(())
    };
    runner(200).run(&any_text(), check).unwrap();
}

#[test]
fn a_document_survives_json() {
    let fonts = Fonts::embedded().unwrap();
    let check = |source: String| {
        let document = document(&source);
        let made = write(&document, Format::Json, &fonts).unwrap();
        let made = String::from_utf8(made).unwrap();
        prop_assert_eq!(json::read(&made).unwrap(), document);
        Ok(())
    };
    runner(200).run(&any_text(), check).unwrap();
}

/// Write any text as a format; it verifies, and does not verify against another text.
fn comes_back(format: Format, cases: u32) {
    let fonts = Fonts::embedded().unwrap();
    let proved = Cell::new(0);
    let check = |(source, pick): (String, usize)| {
        let document = document(&source);
        let made = match write(&document, format, &fonts) {
            Err(Error::Unencodable(lost)) => {
                let known = |c: char| c == '\u{E5E5}' || ('\u{E78D}'..='\u{E864}').contains(&c);
                prop_assert!(lost.iter().all(|one| known(one.character)), "{:?}", lost);
                return Ok(());
            }
            Err(Error::MissingGlyphs(lost)) => {
                let drawn = |c: char| fonts.glyph(Role::Song, c).is_some();
                prop_assert!(!lost.iter().any(|one| drawn(one.character)), "{:?}", lost);
                return Ok(());
            }
            other => other.unwrap(),
        };
        let verdict = verify(&document, format, &made);
        prop_assert!(verdict.is_ok(), "{}: {}", format, verdict.unwrap_err());
        if let Some(other) = changed(&document, pick) {
            let verdict = verify(&other, format, &made);
            prop_assert!(verdict.is_err(), "{} does not see a changed character", format);
            proved.set(proved.get() + 1);
        }
        Ok(())
    };
    let texts: BoxedStrategy<String> =
        if format == Format::Pdf { plain_text().boxed() } else { any_text().boxed() };
    runner(cases).run(&(texts, any::<usize>()), check).unwrap();
    assert!(proved.get() > cases / 3, "only {} of {cases} texts were written", proved.get());
}

#[test]
fn any_text_comes_back_from_epub() {
    comes_back(Format::Epub, 96);
}

#[test]
fn any_text_comes_back_from_docx() {
    comes_back(Format::Docx, 96);
}

#[test]
fn any_text_comes_back_from_flat_opc() {
    comes_back(Format::Wordml, 96);
}

#[test]
fn any_text_comes_back_from_gb18030() {
    comes_back(Format::Gb18030, 200);
}

#[test]
fn plain_text_comes_back_from_pdf() {
    comes_back(Format::Pdf, 24);
}

#[test]
fn no_bytes_make_the_reader_panic() {
    let bytes = prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..400),
        // Bytes that are almost GB 18030: lead and trail bytes in any order.
        proptest::collection::vec(
            prop_oneof![0x81_u8..=0xFE, 0x30_u8..=0x39, 0x40_u8..=0x7E],
            0..200
        ),
        any_text().prop_map(|text| text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
    ];
    let check = |bytes: Vec<u8>| {
        if let Ok(manuscript) = read(&bytes, Punctuation::Full) {
            let text = manuscript.document.text();
            prop_assert_eq!(manuscript.ledger.replay(&manuscript.source), Ok(text));
        }
        Ok(())
    };
    runner(300).run(&bytes, check).unwrap();
}

#[test]
fn no_bytes_make_a_checker_panic() {
    let document = document("工作报告\n\n各位委员：\n\n现在报告工作。");
    let bytes = proptest::collection::vec(any::<u8>(), 0..300);
    let check = |bytes: Vec<u8>| {
        for format in Format::ALL {
            prop_assert!(verify(&document, format, &bytes).is_err(), "{}", format);
        }
        Ok(())
    };
    runner(100).run(&bytes, check).unwrap();
}

#[test]
fn a_file_that_was_cut_or_bent_does_not_verify_or_says_the_same() {
    let fonts = Fonts::embedded().unwrap();
    let document = document("工作报告\n\n各位委员：\n\n一、总则\n\n现在，我报告工作。");
    let made: Vec<(Format, Vec<u8>)> =
        Format::ALL.map(|format| (format, write(&document, format, &fonts).unwrap())).to_vec();
    let check = |(pick, byte): (usize, u8)| {
        for (format, bytes) in &made {
            let cut = &bytes[..pick % bytes.len()];
            // What is cut off may be the line feed at the end; nothing else may be missing.
            let verdict = verify(&document, *format, cut);
            prop_assert!(verdict.is_err() || cut.len() + 2 >= bytes.len(), "{} cut", format);
            let mut bent = bytes.clone();
            bent[pick % bytes.len()] = byte;
            let _ = verify(&document, *format, &bent);
        }
        Ok(())
    };
    runner(64).run(&(any::<usize>(), any::<u8>()), check).unwrap();
}
