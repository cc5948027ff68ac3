//! Headings: which numbered and unnumbered lines are, and how deep they lie.

use super::draft::Role;
use super::join::{Paragraph, Setting};
use super::level::{self, Head};
use super::mark::{Mark, MarkKind};
use super::script::{is_comma, is_full_stop, is_han, is_stop, squeezed};
use super::shape::Shape;
use super::{person, title};

/// The longest heading, its number included; the longest of the first report has 37.
const LONGEST: usize = 45;
/// The longest heading that ends with a full stop.
const LONGEST_SENTENCE: usize = 60;
/// The longest heading without a number.
const LONGEST_PLAIN: usize = 25;

/// How a marked line reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A phrase without a stop, as headings are.
    Phrase,
    /// One short sentence and nothing else.
    Sentence,
    /// Anything longer.
    Text,
}

/// A line that counts, within its series.
struct Member {
    at: usize,
    form: Form,
}

/// Lines that count one by one, under one parent.
struct Series {
    kind: MarkKind,
    last: usize,
    members: Vec<Member>,
}

/// Mark the headings of an article and their levels.
pub(super) fn mark(body: &[Paragraph<'_>], roles: &mut [Option<Role>]) {
    let mut is_heading = vec![false; body.len()];
    for series in series(body, roles) {
        for at in headings(body, &series) {
            set(&mut is_heading, at);
        }
    }
    for at in 0..body.len() {
        if is_plain(body, roles, &is_heading, at) {
            set(&mut is_heading, at);
        }
    }
    let found: Vec<_> = is_heading.iter().enumerate().filter(|(_, is)| **is).collect();
    let heads: Vec<_> =
        found.iter().filter_map(|(at, _)| body.get(*at)).map(kind_of_head).collect();
    for ((at, _), level) in found.iter().zip(level::levels(&heads)) {
        if let Some(slot) = roles.get_mut(*at) {
            *slot = Some(Role::Heading(level));
        }
    }
}

fn kind_of_head(heading: &Paragraph<'_>) -> Head {
    match heading.mark() {
        Some(mark) => Head::Marked(mark),
        None if title::is_known_part(&heading.text) => Head::Part,
        None => Head::Plain,
    }
}

fn set(flags: &mut [bool], at: usize) {
    if let Some(flag) = flags.get_mut(at) {
        *flag = true;
    }
}

/// The series of an article: a counter goes on until an outer one moves or it starts anew.
fn series(body: &[Paragraph<'_>], roles: &[Option<Role>]) -> Vec<Series> {
    let (mut closed, mut open) = (Vec::new(), Vec::<Series>::new());
    let mut listed = false;
    for (at, (paragraph, role)) in body.iter().zip(roles).enumerate() {
        // What is numbered below 附件： are names.
        listed =
            paragraph.shape == Shape::Attachments || (listed && paragraph.mark().is_some());
        let Some(mark) = paragraph.mark().filter(|_| role.is_none() && !listed) else {
            continue;
        };
        while let Some(inner) = open.pop_if(|series| series.kind > mark.kind) {
            closed.push(inner);
        }
        let member = Member { at, form: form(paragraph, mark) };
        let continues = |s: &&mut Series| s.kind == mark.kind && mark.number > s.last;
        if let Some(series) = open.last_mut().filter(continues) {
            series.last = mark.number;
            series.members.push(member);
            continue;
        }
        closed.extend(open.pop_if(|series| series.kind == mark.kind));
        open.push(Series { kind: mark.kind, last: mark.number, members: vec![member] });
    }
    closed.extend(open);
    closed
}

fn form(paragraph: &Paragraph<'_>, mark: Mark) -> Form {
    let Some(text) = paragraph.text.get(mark.len..) else { return Form::Text };
    let length = paragraph.length_up_to(LONGEST_SENTENCE + 1);
    if !text.contains(is_stop) && !text.ends_with(is_comma) {
        let named = mark.kind.is_named() || !text.trim().is_empty();
        return if named && length <= LONGEST { Form::Phrase } else { Form::Text };
    }
    let body = text.trim_end_matches(is_full_stop);
    let one = body.len() < text.len() && !body.contains(is_stop);
    if one && length <= LONGEST_SENTENCE { Form::Sentence } else { Form::Text }
}

/// The members of a series that are headings.
fn headings(body: &[Paragraph<'_>], series: &Series) -> Vec<usize> {
    let of = |form: Form| series.members.iter().filter(move |m| m.form == form).map(|m| m.at);
    if matches!(series.kind, MarkKind::Clause | MarkKind::Ordinal) {
        return Vec::new();
    }
    if series.kind.is_named() {
        return of(Form::Phrase).collect();
    }
    let heads = |at: usize| heads_text(body, series, at);
    let phrases: Vec<_> = of(Form::Phrase).collect();
    let full = phrases.iter().filter(|&&at| heads(at)).count();
    if phrases.len() * 2 >= series.members.len() && full * 2 >= phrases.len() && full > 0 {
        return phrases;
    }
    let sentences: Vec<_> = of(Form::Sentence).collect();
    let outer = matches!(series.kind, MarkKind::Comma | MarkKind::Bracket);
    // One in three may have run into its text where a manuscript was wrapped.
    let all = sentences.len() * 3 >= series.members.len() * 2 && sentences.len() > 1;
    if outer && all && sentences.iter().all(|&at| heads(at)) { sentences } else { Vec::new() }
}

/// Whether text, or a series further in, follows a member before the next member.
fn heads_text(body: &[Paragraph<'_>], series: &Series, at: usize) -> bool {
    let Some(next) = body.get(at + 1) else { return false };
    match next.shape {
        Shape::Marked(mark) => mark.kind > series.kind,
        Shape::Plain | Shape::Dashed | Shape::Addressee | Shape::Attachments => true,
        Shape::Salutation | Shape::Caption | Shape::News(_) | Shape::Remark => true,
        Shape::DocumentNumber | Shape::DateLine | Shape::Date | Shape::Source => false,
        Shape::Label | Shape::Byline => false,
    }
}

/// Whether a line without a number is a heading: short, without a mark, between paragraphs that
/// end properly (STANDARDS.md H.3, rule 5).
fn is_plain(
    body: &[Paragraph<'_>],
    roles: &[Option<Role>],
    headings: &[bool],
    at: usize,
) -> bool {
    let Some(line) = body.get(at) else { return false };
    let free = |at: usize| roles.get(at).is_some_and(Option::is_none);
    if line.shape != Shape::Plain || !free(at) || line.setting == Setting::Tabular {
        return false;
    }
    let named = title::opens_part(&line.text);
    let short = line.length_up_to(LONGEST_PLAIN + 1) <= LONGEST_PLAIN;
    if !(named || short && reads_as_heading(&line.text)) {
        return false;
    }
    let above = at.checked_sub(1).and_then(|before| body.get(before).map(|p| (before, p)));
    let closed = above.is_none_or(|(before, p)| {
        p.is_terminated() || !free(before) || headings.get(before).copied().unwrap_or(false)
    });
    let below = body.get(at + 1).is_some_and(|p| {
        let text =
            p.setting == Setting::Running && (p.is_terminated() || p.length_up_to(41) > 40);
        text || headings.get(at + 1).copied().unwrap_or(false)
    });
    let salutes = roles.get(at + 1).is_some_and(|role| *role == Some(Role::Salutation));
    closed && (below || salutes)
}

fn reads_as_heading(text: &str) -> bool {
    let marked = text.contains(|c| is_stop(c) || is_comma(c) || matches!(c, '\u{3000}' | '\t'));
    let han = squeezed(text).chars().filter(|&c| is_han(c)).take(2).count() == 2;
    han && !marked && !text.contains("  ") && !person::is_name(text)
}
