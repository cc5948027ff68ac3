//! Drafts in, model and ledger out: the only place that writes text or edits.

use std::borrow::Cow;
use std::ops::Range;

use super::draft::{Draft, Role};
use super::join::{Paragraph, needs_space};
use super::layout::Layout;
use super::lines::{Line, Page};
use super::script::{is_dropped, is_space};
use super::{Punctuation, punctuation};
use crate::model::{
    Article, Block, BlockKind, Edit, EditKind, HeadLine, Ledger, Level, Span, Text,
};
use crate::note::{Finding, Note};

/// What all parts of the model are built from.
pub(super) struct Source<'a, 's> {
    /// The manuscript.
    pub(super) text: &'a str,
    /// Its lines.
    pub(super) lines: &'s [Line<'a>],
    /// Its paragraphs.
    pub(super) paragraphs: &'s [Paragraph<'a>],
    /// Where page numbers stood, in order.
    pub(super) numbers: &'s [Span],
    /// How it is laid out.
    pub(super) layout: Layout,
    /// What becomes of ASCII punctuation.
    pub(super) punctuation: Punctuation,
}

/// The articles and how they came about.
pub(super) struct Built {
    /// The articles.
    pub(super) articles: Vec<Article>,
    /// Every change.
    pub(super) ledger: Ledger,
    /// What was noticed.
    pub(super) notes: Vec<Note>,
}

/// Build the articles, and record every change that they make to the source.
pub(super) fn build(source: &Source<'_, '_>, drafts: &[Draft]) -> Built {
    let has_controls = source.text.contains(is_dropped);
    let mut builder = Builder {
        source,
        has_controls,
        done: 0,
        number: 0,
        first: true,
        unwrapped: 0,
        edits: Vec::new(),
        notes: Vec::new(),
    };
    let articles = drafts.iter().map(|draft| builder.article(draft)).collect();
    builder.finish(articles)
}

struct Builder<'a, 'b> {
    source: &'b Source<'a, 'b>,
    has_controls: bool,
    /// Every byte before this one is in the model or in the ledger.
    done: usize,
    /// How many page numbers have been passed.
    number: usize,
    /// Whether no line has been written yet.
    first: bool,
    /// How many ends of hard-wrapped lines were taken out.
    unwrapped: usize,
    edits: Vec<Edit>,
    notes: Vec<Note>,
}

/// What stands between two lines of the source in the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seam {
    /// A line end.
    Break,
    /// Nothing: they are one paragraph.
    Join,
    /// A space, because they are one paragraph of Latin words.
    JoinWords,
    /// The end of the manuscript.
    End,
}

impl Builder<'_, '_> {
    fn article(&mut self, draft: &Draft) -> Article {
        let head = draft.head.iter().map(|(kind, range)| {
            let parts: Vec<_> = range.clone().filter_map(|at| self.paragraph(at, 0)).collect();
            let span = spanned(parts.iter().map(|part| part.span));
            HeadLine {
                kind: *kind,
                lines: parts.into_iter().map(|part| part.text).collect(),
                span,
            }
        });
        let head = head.collect();
        let blocks =
            draft.blocks.iter().filter_map(|(at, role)| self.block(*at, *role)).collect();
        Article { head, blocks }
    }

    fn block(&mut self, at: usize, role: Role) -> Option<Block> {
        if role == Role::Verbatim {
            return self.verbatim(at);
        }
        let lead = if let Role::Running(lead) = role { lead } else { 0 };
        let Part { lead, text, span } = self.paragraph(at, lead)?;
        let kind = match role {
            Role::Heading(level) => BlockKind::Heading(Level::new(level), text),
            Role::Running(_) | Role::Verbatim => BlockKind::Paragraph { lead, text },
            Role::Salutation => BlockKind::Salutation(text),
            Role::Signoff => BlockKind::Signoff(text),
            Role::Note => BlockKind::Note(text),
            Role::Caption => BlockKind::Caption(text),
            Role::Toc => BlockKind::Toc(text),
        };
        Some(Block { kind, span })
    }

    fn verbatim(&mut self, at: usize) -> Option<Block> {
        let range = self.source.paragraphs.get(at)?.lines.clone();
        let mut lines = Vec::new();
        for line in self.source.lines.get(range.clone())? {
            self.seam(line, Seam::Break);
            let mut out = String::new();
            self.line(line.text, line.start, &[], &mut out);
            lines.push(Text::new(out).unwrap_or_default());
        }
        let span = self.span(&range)?;
        Some(Block { kind: BlockKind::Verbatim(lines), span })
    }

    /// Write one paragraph, whose first so many bytes are its lead.
    fn paragraph(&mut self, at: usize, lead: usize) -> Option<Part> {
        let paragraph = self.source.paragraphs.get(at)?;
        let lines = self.source.lines.get(paragraph.lines.clone())?;
        let wide = match self.source.punctuation {
            Punctuation::Full => punctuation::widen(&paragraph.text),
            Punctuation::Keep => Vec::new(),
        };
        let mut out = String::with_capacity(paragraph.text.len() + wide.len() * 2);
        // Byte of the paragraph's text at which the line starts.
        let (mut offset, mut split) = (0, 0);
        for (nth, line) in lines.iter().enumerate() {
            let words = nth > 0 && needs_space(&out, line.text);
            self.seam(
                line,
                if nth == 0 {
                    Seam::Break
                } else if words {
                    Seam::JoinWords
                } else {
                    Seam::Join
                },
            );
            if words {
                out.push(' ');
                offset += 1;
            }
            let here = offset..offset + line.text.len();
            let from = out.len();
            let marks = within(&wide, &here);
            self.line(line.text, line.start, &marks, &mut out);
            if lead > here.start {
                split = from + self.written(line.text, lead.min(here.end) - here.start, &marks);
            }
            offset = here.end;
        }
        let (opening, rest) = out.split_at_checked(split).unwrap_or(("", &out));
        // Whatever a line of text cannot hold has been left out.
        let text = |s: &str| Text::new(s).unwrap_or_default();
        let lead = (!opening.is_empty()).then(|| text(opening));
        Some(Part { lead, text: text(rest), span: self.span(&paragraph.lines)? })
    }

    /// How many bytes the first so many bytes of a line became.
    fn written(&self, line: &str, bytes: usize, marks: &[(usize, char)]) -> usize {
        let before = line.get(..bytes).unwrap_or(line);
        let dropped: usize = if self.has_controls {
            before.chars().filter(|&c| is_dropped(c)).map(char::len_utf8).sum()
        } else {
            0
        };
        // Every mark that widens grows from one byte to three.
        let wider = marks.iter().filter(|(at, _)| *at < bytes).count() * 2;
        before.len() + wider - dropped
    }

    fn span(&self, lines: &Range<usize>) -> Option<Span> {
        let first = self.source.lines.get(lines.start)?;
        let last = self.source.lines.get(lines.end.checked_sub(1)?)?;
        Some(Span::new(first.start, last.end()))
    }

    /// Write the text of one line, without controls and with its marks widened.
    fn line(&mut self, text: &str, start: usize, marks: &[(usize, char)], out: &mut String) {
        let from = out.len();
        if !self.has_controls && marks.is_empty() {
            out.push_str(text);
        } else {
            self.edited(text, start, marks, out);
        }
        debug_assert!(out.len() > from, "a line has something in it");
        self.done = start + text.len();
    }

    fn edited(&mut self, text: &str, start: usize, marks: &[(usize, char)], out: &mut String) {
        let mut done = 0;
        let dropped = text.char_indices().filter(|&(_, c)| self.has_controls && is_dropped(c));
        let mut changes: Vec<(usize, char, Option<char>)> =
            dropped.map(|(at, c)| (at, c, None)).collect();
        let wide = marks
            .iter()
            .filter_map(|&(at, wide)| Some((at, text.get(at..)?.chars().next()?, Some(wide))));
        changes.extend(wide);
        changes.sort_unstable();
        for (at, c, new) in changes {
            out.push_str(text.get(done..at).unwrap_or_default());
            done = at + c.len_utf8();
            self.change(Span::new(start + at, start + done), c, new);
            out.extend(new);
        }
        out.push_str(text.get(done..).unwrap_or_default());
    }

    /// Record that a character became another or none.
    fn change(&mut self, span: Span, c: char, new: Option<char>) {
        if let Some(wide) = new {
            self.edit(EditKind::Width, span, wide.encode_utf8(&mut [0; 4]));
        } else {
            self.edit(EditKind::Control, span, "");
            self.notes.push(Note::at(Finding::DroppedControl(c), span));
        }
    }

    /// Account for everything between what is done and a line.
    fn seam(&mut self, line: &Line<'_>, seam: Seam) {
        let seam = if self.first { Seam::End } else { seam };
        self.first = false;
        let joined = matches!(seam, Seam::Join | Seam::JoinWords);
        let broken =
            line.gap > 0 || line.page == Page::New || self.source.layout.wrap.is_none();
        if joined && broken {
            let span = Span::new(self.done, line.start);
            self.notes.push(Note::at(Finding::RejoinedParagraph, span));
        } else if joined {
            self.unwrapped += 1;
        }
        self.between(line.start, seam);
    }

    /// Make edits of the bytes up to an offset: white space, page numbers and controls.
    fn between(&mut self, end: usize, seam: Seam) {
        let (kind, mut to) = match seam {
            Seam::Break => (EditKind::Space, "\n"),
            Seam::Join => (EditKind::Join, ""),
            Seam::JoinWords => (EditKind::Join, " "),
            Seam::End => (EditKind::Space, ""),
        };
        while let Some(&number) = self.source.numbers.get(self.number).filter(|n| n.end <= end)
        {
            self.space(number.start, kind, std::mem::take(&mut to));
            self.edit(EditKind::PageNumber, number, "");
            self.notes.push(Note::at(Finding::DroppedPageNumber, number));
            self.done = number.end;
            self.number += 1;
        }
        self.space(end, kind, to);
    }

    /// Make edits of bytes that hold only white space and controls.
    fn space(&mut self, end: usize, kind: EditKind, mut to: &str) {
        let Some(text) = self.source.text.get(self.done..end) else { return };
        let start = self.done;
        self.done = end;
        // Where two lines stand apart by controls alone, the line feed still needs an edit.
        if text.is_empty() && to.is_empty() {
            return;
        }
        let is_control = |c: char| is_dropped(c) && !is_space(c);
        let mut from = 0;
        for (at, c) in text.char_indices().filter(|&(_, c)| is_control(c)) {
            if at > from || !to.is_empty() {
                self.edit(kind, Span::new(start + from, start + at), std::mem::take(&mut to));
            }
            from = at + c.len_utf8();
            let span = Span::new(start + at, start + from);
            self.edit(EditKind::Control, span, "");
            self.notes.push(Note::at(Finding::DroppedControl(c), span));
        }
        if from < text.len() || !to.is_empty() {
            self.edit(kind, Span::new(start + from, end), to);
        }
    }

    fn edit(&mut self, kind: EditKind, span: Span, to: &str) {
        let from = self.source.text.get(span.start..span.end).unwrap_or_default();
        self.edits.push(Edit { kind, span, from: from.to_owned(), to: to.to_owned() });
    }

    fn finish(mut self, articles: Vec<Article>) -> Built {
        self.between(self.source.text.len(), Seam::End);
        if self.unwrapped > 0 {
            self.notes.push(Note::on_the_whole(Finding::UnwrappedLines(self.unwrapped)));
        }
        Built { articles, ledger: Ledger { edits: self.edits }, notes: self.notes }
    }
}

/// A paragraph as it goes into the model.
struct Part {
    lead: Option<Text>,
    text: Text,
    span: Span,
}

/// From the first span to the last.
fn spanned(mut spans: impl Iterator<Item = Span>) -> Span {
    let first = spans.next().unwrap_or_default();
    spans.last().map_or(first, |last| first.to(last))
}

/// The marks inside a range, counted from its start.
fn within<'w>(wide: &'w [(usize, char)], range: &Range<usize>) -> Cow<'w, [(usize, char)]> {
    let start = wide.partition_point(|(at, _)| *at < range.start);
    let end = wide.partition_point(|(at, _)| *at < range.end);
    let marks = wide.get(start..end).unwrap_or_default();
    if range.start == 0 {
        return Cow::Borrowed(marks);
    }
    Cow::Owned(marks.iter().map(|(at, c)| (at - range.start, *c)).collect())
}
