//! What a person should know about the whole manuscript.

use super::mark::{Mark, MarkKind, mark};
use crate::model::{Article, BlockKind, Document, EditKind, HeadKind, Ledger, Span};
use crate::note::{Finding, Note};

/// Add what only the whole shows, and put all in the order of the source; what concerns the
/// whole comes first.
pub(super) fn complete(
    mut notes: Vec<Note>,
    document: &Document,
    ledger: &Ledger,
) -> Vec<Note> {
    let widened = ledger.edits.iter().filter(|edit| edit.kind == EditKind::Width).count();
    if widened > 0 {
        notes.push(Note::on_the_whole(Finding::WidenedPunctuation(widened)));
    }
    if document.articles.is_empty() {
        notes.push(Note::on_the_whole(Finding::EmptyManuscript));
    } else if !document.articles.first().is_some_and(is_titled) {
        notes.push(Note::on_the_whole(Finding::NoTitle));
    }
    notes.extend(document.articles.iter().flat_map(gaps));
    notes.sort_by_key(|note| note.span);
    notes
}

fn is_titled(article: &Article) -> bool {
    article.head.iter().any(|part| part.kind == HeadKind::Title)
}

/// The places where the numbers of headings or clauses leave one out or go back.
fn gaps(article: &Article) -> Vec<Note> {
    let mut last = [None::<usize>; MarkKind::ALL.len()];
    let mut notes = Vec::new();
    for (mark, span) in
        article.blocks.iter().filter_map(|block| counted(&block.kind, block.span))
    {
        let at = mark.kind as usize;
        // What comes first may be an extract; zero stands for a counter that starts anew.
        let before = last.get(at).copied().flatten();
        let expected = before.map_or(mark.number, |number| number + 1);
        if mark.number != expected && mark.number != 1 {
            let found = mark.number;
            notes.push(Note::at(Finding::NumberingGap { expected, found }, span));
        }
        // Clauses count through a law, whatever the chapters do.
        for (slot, kind) in last.iter_mut().zip(MarkKind::ALL).skip(at + 1) {
            if kind != MarkKind::Clause && slot.is_some() {
                *slot = Some(0);
            }
        }
        if let Some(slot) = last.get_mut(at) {
            *slot = Some(mark.number);
        }
    }
    notes
}

/// The mark of a block that counts: a heading or a clause.
fn counted(kind: &BlockKind, span: Span) -> Option<(Mark, Span)> {
    match kind {
        BlockKind::Heading(_, text) => mark(text).map(|mark| (mark, span)),
        BlockKind::Paragraph { lead: Some(lead), .. } => {
            let mark =
                mark(lead).filter(|mark| mark.kind == MarkKind::Clause && !lead.contains('之'));
            mark.map(|mark| (mark, span))
        }
        BlockKind::Paragraph { lead: None, .. } | BlockKind::Salutation(_) => None,
        BlockKind::Signoff(_) | BlockKind::Note(_) | BlockKind::Caption(_) => None,
        BlockKind::Toc(_) | BlockKind::Footnote(_) | BlockKind::Verbatim(_) => None,
    }
}
