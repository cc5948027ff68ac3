//! Paragraphs in, articles out: where one document ends and the next begins.

use super::draft::Draft;
use super::join::{Paragraph, Setting};
use super::layout::Layout;
use super::shape::Shape;
use super::{body, head, title};

/// Part the paragraphs into articles and say what each paragraph is.
pub(super) fn divide(paragraphs: &[Paragraph<'_>], layout: Layout) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut start = 0;
    while start < paragraphs.len() {
        let head = head::read(paragraphs, start, layout);
        let from = head.end.max(start + 1);
        let end = (from..paragraphs.len())
            .find(|&at| begins(paragraphs, at, head.end, layout))
            .unwrap_or(paragraphs.len());
        let blocks = body::roles(paragraphs, head.end..end);
        drafts.push(Draft { head: head.parts, blocks });
        start = end;
    }
    drafts
}

/// Whether an article begins at a paragraph, the body of the article before it having begun at
/// another (STANDARDS.md H.3, rule 7).
fn begins(paragraphs: &[Paragraph<'_>], at: usize, body: usize, layout: Layout) -> bool {
    let Some(first) = paragraphs.get(at) else { return false };
    let signed = || is_signed(paragraphs, body, at);
    match first.shape {
        Shape::Label => heads_attachment(paragraphs, at),
        Shape::DocumentNumber => at > body && signed(),
        Shape::Plain if first.setting == Setting::Running => {
            titled(paragraphs, at, signed(), layout)
        }
        Shape::Marked(_) | Shape::DateLine | Shape::Date | Shape::Source => false,
        Shape::Attachments | Shape::Dashed | Shape::News(_) | Shape::Byline => false,
        Shape::Salutation | Shape::Addressee | Shape::Remark | Shape::Caption => false,
        Shape::Plain => false,
    }
}

/// Whether what follows a label is the attachment itself and not the list of attachments.
fn heads_attachment(paragraphs: &[Paragraph<'_>], at: usize) -> bool {
    let Some(next) = paragraphs.get(at + 1) else { return false };
    match next.shape {
        Shape::Marked(_) => next.length_up_to(61) > 60 || next.is_terminated(),
        Shape::Label | Shape::Date => false,
        Shape::DocumentNumber | Shape::DateLine | Shape::Source | Shape::Attachments => true,
        Shape::Dashed | Shape::News(_) | Shape::Byline | Shape::Salutation => true,
        Shape::Addressee | Shape::Remark | Shape::Caption | Shape::Plain => true,
    }
}

/// Whether the lines from a paragraph on are a title, to judge by what stands below and above.
fn titled(paragraphs: &[Paragraph<'_>], at: usize, signed: bool, layout: Layout) -> bool {
    let lines = head::title_lines(paragraphs, at, layout);
    let (Some(first), Some(last)) =
        (paragraphs.get(at), paragraphs.get(lines.end.wrapping_sub(1)))
    else {
        return false;
    };
    let above = at.checked_sub(1).and_then(|before| paragraphs.get(before));
    let closed = above.is_some_and(|p| p.is_terminated() || p.shape == Shape::Remark);
    let Some(below) = paragraphs.get(lines.end) else { return false };
    match below.shape {
        Shape::DocumentNumber => true,
        Shape::News(_) | Shape::Dashed => closed || signed,
        Shape::DateLine => closed || signed || first.gap > 1,
        Shape::Byline => (closed && is_of_paper(&below.text)) || signed,
        Shape::Date | Shape::Label | Shape::Attachments => false,
        Shape::Marked(_) | Shape::Source | Shape::Salutation | Shape::Addressee => {
            signed && (title::is_complete(&last.text) || first.gap > 1 || first.is_far())
        }
        Shape::Remark | Shape::Caption | Shape::Plain => {
            signed && (title::is_complete(&last.text) || first.gap > 1 || first.is_far())
        }
    }
}

fn is_of_paper(byline: &str) -> bool {
    ["本报", "本刊", "本台", "评论员", "新华社"].iter().any(|word| byline.contains(word))
}

/// Whether the article before a paragraph has been signed and dated.
fn is_signed(paragraphs: &[Paragraph<'_>], body: usize, at: usize) -> bool {
    let above = paragraphs.get(body..at).unwrap_or_default();
    let last = above.iter().rev().find(|p| p.shape != Shape::Remark);
    last.is_some_and(|p| p.shape == Shape::Date)
}
