//! The text of an article: what each of its paragraphs is.

use std::ops::Range;

use super::draft::Role;
use super::join::{Paragraph, Setting};
use super::mark::MarkKind;
use super::script::{is_full_stop, is_space, length_up_to, squeezed};
use super::shape::Shape;
use super::{heading, tail};

/// The longest sentence, its number included, that leads a paragraph in.
const LONGEST_LEAD: usize = 44;

/// What the paragraphs of a range are.
pub(super) fn roles(paragraphs: &[Paragraph<'_>], range: Range<usize>) -> Vec<(usize, Role)> {
    let body = paragraphs.get(range.clone()).unwrap_or_default();
    let mut roles: Vec<Option<Role>> = vec![None; body.len()];
    tail::mark(body, &mut roles);
    contents(body, &mut roles);
    for (at, (paragraph, role)) in body.iter().zip(&mut roles).enumerate() {
        *role = role.or_else(|| by_shape(paragraph, at));
    }
    heading::mark(body, &mut roles);
    let rest = body.iter().zip(roles);
    let rest = rest.map(|(p, role)| role.unwrap_or_else(|| Role::Running(lead(p))));
    range.zip(rest).collect()
}

/// What a paragraph is for its shape alone, given how many stand before it in the body.
fn by_shape(paragraph: &Paragraph<'_>, at: usize) -> Option<Role> {
    if paragraph.setting == Setting::Tabular {
        return Some(Role::Verbatim);
    }
    match paragraph.shape {
        Shape::Salutation => Some(Role::Salutation),
        Shape::Addressee => (at < 2).then_some(Role::Salutation),
        Shape::Caption => Some(Role::Caption),
        Shape::Marked(_) | Shape::DocumentNumber | Shape::DateLine | Shape::Date => None,
        Shape::Source | Shape::Label | Shape::Attachments | Shape::Dashed => None,
        Shape::News(_) | Shape::Byline | Shape::Remark | Shape::Plain => None,
    }
}

/// Mark a table of contents: 目录 and the lines below it that come again as headings.
fn contents(body: &[Paragraph<'_>], roles: &mut [Option<Role>]) {
    let opens =
        |p: &Paragraph<'_>| p.text.len() < 24 && matches!(&*squeezed(&p.text), "目录" | "目次");
    let Some(start) = body.iter().take(12).position(opens) else { return };
    let short =
        body.iter().enumerate().skip(start + 1).filter(|(_, p)| p.length_up_to(61) <= 60);
    let mut seen = std::collections::HashMap::new();
    for (at, p) in short {
        seen.insert(entry(&p.text), at);
    }
    let below = body.iter().enumerate().skip(start + 1);
    let end = below
        .take_while(|(at, p)| {
            p.length_up_to(61) <= 60
                && seen.get(&entry(&p.text)).is_some_and(|again| again > at)
        })
        .last()
        .map(|(at, _)| at);
    for role in end.and_then(|end| roles.get_mut(start..=end)).into_iter().flatten() {
        *role = Some(Role::Toc);
    }
}

/// A line of a table of contents without its dots and page number.
fn entry(text: &str) -> String {
    let dots = |c: char| {
        is_space(c)
            || c.is_ascii_digit()
            || matches!(c, '.' | '…' | '·' | '(' | ')' | '（' | '）')
    };
    let text = text.trim_end_matches(dots);
    squeezed(text)
}

/// The bytes that lead a paragraph in: 第三条, 本报讯（…）, or the first sentence of a numbered
/// paragraph that goes on.
fn lead(paragraph: &Paragraph<'_>) -> usize {
    match paragraph.shape {
        Shape::News(lead) => lead,
        Shape::Marked(mark) if mark.kind == MarkKind::Clause => mark.len,
        Shape::Marked(mark) if !mark.kind.is_named() => sentence(&paragraph.text),
        Shape::Marked(_) | Shape::DocumentNumber | Shape::DateLine | Shape::Date => 0,
        Shape::Source | Shape::Label | Shape::Attachments | Shape::Dashed => 0,
        Shape::Byline | Shape::Salutation | Shape::Addressee | Shape::Remark => 0,
        Shape::Caption | Shape::Plain => 0,
    }
}

/// The bytes of the first sentence, if it is short and another follows.
fn sentence(text: &str) -> usize {
    let Some((at, stop)) = text.char_indices().find(|&(_, c)| is_full_stop(c) || is_pause(c))
    else {
        return 0;
    };
    let end = at + stop.len_utf8();
    let Some((lead, rest)) = text.split_at_checked(end) else { return 0 };
    let short = length_up_to(lead, LONGEST_LEAD + 1) <= LONGEST_LEAD;
    if is_full_stop(stop) && short && !rest.is_empty() { end } else { 0 }
}

/// A mark that shows that the first sentence is more than a topic.
fn is_pause(c: char) -> bool {
    matches!(c, '；' | ';' | '：' | ':')
}
