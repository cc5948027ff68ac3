//! The head of an article: title, number, date line, byline.

use std::ops::Range;

use super::join::{Paragraph, Setting};
use super::layout::{Gaps, Layout};
use super::shape::Shape;
use super::{person, title};
use crate::model::HeadKind;

/// The head of an article.
pub(super) struct Head {
    /// Its parts and the paragraphs that they take.
    pub(super) parts: Vec<(HeadKind, Range<usize>)>,
    /// One past the last paragraph of the head.
    pub(super) end: usize,
}

/// A title of more lines than this is none.
const MOST_TITLE_LINES: usize = 6;

/// Read the head that starts at a paragraph.
pub(super) fn read(paragraphs: &[Paragraph<'_>], start: usize, layout: Layout) -> Head {
    let mut head = Head { parts: Vec::new(), end: start };
    while let Some((kind, range)) = part(paragraphs, &head, layout) {
        if head.has(kind) {
            break;
        }
        head.end = range.end;
        head.parts.push((kind, range));
    }
    head
}

impl Head {
    fn has(&self, kind: HeadKind) -> bool {
        self.parts.iter().any(|(known, _)| *known == kind)
    }
}

/// The next part of a head.
fn part(
    paragraphs: &[Paragraph<'_>],
    head: &Head,
    layout: Layout,
) -> Option<(HeadKind, Range<usize>)> {
    let at = head.end;
    let paragraph = paragraphs.get(at)?;
    let titled = head.has(HeadKind::Title);
    let one = at..at + 1;
    match paragraph.shape {
        Shape::Label => head.parts.is_empty().then_some((HeadKind::Label, one)),
        Shape::DocumentNumber => Some((HeadKind::DocumentNumber, one)),
        Shape::Source => Some((HeadKind::Source, one)),
        Shape::DateLine => titled.then(|| (HeadKind::DateLine, date_lines(paragraphs, at))),
        Shape::Date => titled.then_some((HeadKind::DateLine, one)),
        Shape::Dashed => titled.then_some((HeadKind::Subtitle, one)),
        Shape::Byline => titled.then_some((HeadKind::Byline, one)),
        Shape::Plain if paragraph.setting == Setting::Tabular => None,
        Shape::Plain if titled => {
            names_author(paragraphs, head).then_some((HeadKind::Byline, one))
        }
        Shape::Plain => {
            let lines = title_lines(paragraphs, at, layout);
            (!lines.is_empty()).then_some((HeadKind::Title, lines))
        }
        Shape::Marked(_) | Shape::Attachments | Shape::News(_) | Shape::Salutation => None,
        Shape::Addressee | Shape::Remark | Shape::Caption => None,
    }
}

/// The date lines of one law: passed, promulgated, in force, amended.
fn date_lines(paragraphs: &[Paragraph<'_>], at: usize) -> Range<usize> {
    let bare =
        |p: &&Paragraph<'_>| p.text.starts_with(|c: char| c != '（' && c != '(' && c != '—');
    let Some(first) = paragraphs.get(at) else { return at..at };
    if !bare(&first) {
        return at..at + 1;
    }
    let more = paragraphs.get(at + 1..).unwrap_or_default().iter();
    let count = more.take_while(|p| p.shape == Shape::DateLine && bare(p)).count();
    at..at + 1 + count
}

/// The lines of the title that starts at a paragraph; none if no title does.
pub(super) fn title_lines(
    paragraphs: &[Paragraph<'_>],
    at: usize,
    layout: Layout,
) -> Range<usize> {
    let run = paragraphs.get(at..).unwrap_or_default().iter().take(MOST_TITLE_LINES);
    let run = run.enumerate().take_while(|(nth, p)| {
        may_be_title(p) && (*nth == 0 || (p.gap == 0 && !person::is_name(&p.text)))
    });
    let longest = run.count();
    let spaced = layout.gaps == Gaps::Spaced;
    // Where paragraphs touch, only what stands below shows how far a title goes.
    let count = (1..=longest).rev().find(|&count| {
        let after = paragraphs.get(at + count);
        let last = paragraphs.get(at + count - 1);
        spaced && count == longest
            || after.is_some_and(|p| p.shape.follows_title() || opens_text(p.shape))
            || last.is_some_and(|p| title::is_complete(&p.text))
    });
    let count = count.unwrap_or(longest.min(1));
    let status = paragraphs.get(at + count).is_some_and(|p| {
        count > 0 && p.shape == Shape::Remark && p.gap == 0 && p.length_up_to(9) <= 8
    });
    at..at + count + usize::from(status)
}

/// Whether a shape opens the text, so that what stands right above it belongs to the head.
fn opens_text(shape: Shape) -> bool {
    matches!(shape, Shape::Addressee | Shape::Salutation | Shape::News(_))
}

fn may_be_title(paragraph: &Paragraph<'_>) -> bool {
    paragraph.shape == Shape::Plain
        && paragraph.setting == Setting::Running
        && title::is_like(&paragraph.text)
}

/// Whether a plain line below a title says who wrote or delivered the text: a person, or, below
/// a date or source, an organ.
fn names_author(paragraphs: &[Paragraph<'_>], head: &Head) -> bool {
    let Some(line) = paragraphs.get(head.end) else { return false };
    if line.is_terminated() || line.length_up_to(25) > 24 {
        return false;
    }
    let organs = ["局", "委", "厅", "部", "会", "政府", "中心", "组", "社", "院", "大学"];
    let dated = head.has(HeadKind::DateLine) || head.has(HeadKind::Source);
    let organ = dated && organs.iter().any(|end| line.text.ends_with(end));
    person::is_name(&line.text) || organ
}
