//! word/document.xml: the text.

use super::lead;
use super::measures::{CHARACTER_SPACE, FOOTER, HEADER, LINE, MARGINS, PAPER};
use super::package::{EVEN_FOOTER, ODD_FOOTER};
use super::paragraph::{After, Content, Paragraph, Sides, Start};
use super::part::{Part, R, W};
use super::signoff;
use super::title;
use crate::model::{Article, Block, BlockKind, Document, HeadKind, HeadLine, Level, Text};
use crate::xml::Xml;

/// The text on its page.
pub(super) fn part(document: &Document) -> Part {
    let mut xml = Xml::new();
    xml.open("w:document", &[W, R]);
    xml.open("w:body", &[]);
    let mut start = Start::Here;
    for article in &document.articles {
        let paragraphs = paragraphs(article, start);
        for paragraph in &paragraphs {
            paragraph.write(&mut xml);
        }
        if !paragraphs.is_empty() {
            start = Start::NewPage;
        }
    }
    section(&mut xml);
    let content_type =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    Part::new("/word/document.xml", content_type, xml)
}

/// The paragraphs of an article, the first of them where the article starts.
fn paragraphs(article: &Article, start: Start) -> Vec<Paragraph<'_>> {
    let mut paragraphs: Vec<_> = article.head.iter().filter_map(head).collect();
    if let Some(last) = paragraphs.last_mut() {
        last.after = After::Line;
    }
    for group in article.blocks.chunk_by(|a, b| sign(a).is_some() && sign(b).is_some()) {
        blocks(group, &mut paragraphs);
    }
    if let Some(first) = paragraphs.first_mut() {
        first.start = start;
    }
    paragraphs
}

fn head(line: &HeadLine) -> Option<Paragraph<'_>> {
    let style = match line.kind {
        HeadKind::Label => "AnnexLabel",
        HeadKind::Title => "Title",
        HeadKind::Subtitle => "Subtitle",
        HeadKind::DocumentNumber => "DocumentNumber",
        HeadKind::DateLine => "DateLine",
        HeadKind::Byline => "Byline",
        HeadKind::Source => "Source",
    };
    let sides = if let (HeadKind::Title, [title]) = (line.kind, line.lines.as_slice()) {
        title::sides(title).map_or(Sides::Styled, Sides::Both)
    } else {
        Sides::Styled
    };
    let paragraph = Paragraph::new(style, Content::Lines(&line.lines));
    (!line.lines.is_empty()).then_some(Paragraph { sides, ..paragraph })
}

/// One block, or the lines of a 落款, whose places depend on one another.
fn blocks<'a>(group: &'a [Block], paragraphs: &mut Vec<Paragraph<'a>>) {
    let lines: Vec<&Text> = group.iter().filter_map(sign).collect();
    let texts: Vec<&str> = lines.iter().map(|line| line.as_str()).collect();
    for (line, place) in lines.iter().zip(signoff::place(&texts)) {
        let paragraph = Paragraph::new(place.style, Content::Line(line));
        let styled = place.right == signoff::TWO;
        let sides = if styled { Sides::Styled } else { Sides::Right(place.right) };
        paragraphs.push(Paragraph { sides, ..paragraph });
    }
    if lines.is_empty() {
        for block in group {
            single(&block.kind, paragraphs);
        }
    }
}

/// The line of a 落款, if the block is one.
fn sign(block: &Block) -> Option<&Text> {
    if let BlockKind::Signoff(text) = &block.kind { Some(text) } else { None }
}

fn single<'a>(kind: &'a BlockKind, paragraphs: &mut Vec<Paragraph<'a>>) {
    let (style, content) = match kind {
        BlockKind::Heading(level, text) => (heading(*level, text), Content::Line(text)),
        BlockKind::Paragraph { lead: Some(lead), text } => {
            ("BodyText", Content::Led(lead::style(lead), lead, text))
        }
        BlockKind::Paragraph { lead: None, text } => ("BodyText", Content::Line(text)),
        BlockKind::Salutation(text) => ("Addressee", Content::Line(text)),
        BlockKind::Signoff(text) => ("SignOff", Content::Line(text)),
        BlockKind::Note(text) => ("Remark", Content::Line(text)),
        BlockKind::Caption(text) => ("Caption", Content::Line(text)),
        BlockKind::Toc(text) => ("TOC1", Content::Line(text)),
        BlockKind::Footnote(text) => ("FootnoteText", Content::Line(text)),
        BlockKind::Verbatim(lines) => return verbatim(lines, paragraphs),
    };
    paragraphs.push(Paragraph::new(style, content));
}

fn heading(level: Level, text: &str) -> &'static str {
    const PLAIN: [&str; 6] =
        ["Heading1", "Heading2", "Heading3", "Heading4", "Heading5", "Heading6"];
    const CENTRED: [&str; 6] =
        ["Chapter1", "Chapter2", "Chapter3", "Chapter4", "Chapter5", "Chapter6"];
    let styles = if lead::is_chapter(text) { CENTRED } else { PLAIN };
    styles[usize::from(level.depth() - 1).min(5)]
}

/// A paragraph for each line, so that a page can end anywhere in a long table.
fn verbatim<'a>(lines: &'a [Text], paragraphs: &mut Vec<Paragraph<'a>>) {
    let style = if is_verse(lines) { "Verse" } else { "Verbatim" };
    paragraphs.extend(lines.iter().map(|line| Paragraph::new(style, Content::Line(line))));
}

/// Lines no longer than those of a 律诗 or a 词, each of which ends in a mark.
fn is_verse(lines: &[Text]) -> bool {
    lines.iter().all(|line| {
        let marks = ['，', '。', '！', '？', '；', '、', '：', '”', ','];
        line.ends_with(marks) && !line.contains('\t') && line.chars().nth(20).is_none()
    })
}

/// The page of GB/T 9704-2012, 5.1, in the order of the schema (`CT_SectPr`).
fn section(xml: &mut Xml) {
    xml.open("w:sectPr", &[]);
    for (pages, id) in [("default", ODD_FOOTER), ("even", EVEN_FOOTER)] {
        xml.empty("w:footerReference", &[("w:type", pages), ("r:id", id)]);
    }
    xml.empty("w:pgSz", &[("w:w", PAPER.0), ("w:h", PAPER.1)]);
    let mut margins = MARGINS.to_vec();
    margins.extend([("w:header", HEADER), ("w:footer", FOOTER), ("w:gutter", "0")]);
    xml.empty("w:pgMar", &margins);
    xml.empty("w:pgNumType", &[("w:start", "1")]);
    xml.empty("w:cols", &[("w:space", "425")]);
    let line = LINE.to_string();
    xml.empty(
        "w:docGrid",
        &[
            ("w:type", "linesAndChars"),
            ("w:linePitch", &line),
            ("w:charSpace", CHARACTER_SPACE),
        ],
    );
    xml.close();
}
