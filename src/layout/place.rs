//! A line of items in, runs of placed glyphs out.

use std::cmp::Ordering;

use super::fit::Stretch;
use super::gaps::{Gap, Give, SQUEEZED};
use super::page::{Glyph, Part, Run};
use super::shape::{Item, Type};
use crate::units::Length;

/// A strip of the page that is never divided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Band {
    /// How many rows it takes.
    pub(super) rows: usize,
    /// What stands on it, baselines measured from its upper edge.
    pub(super) runs: Vec<Run>,
}

/// A line that is to be placed.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) items: &'a [Item],
    pub(super) gaps: &'a [Gap],
    pub(super) kind: Type,
    pub(super) part: Part,
}

/// The height of the em box above the baseline, in thousandths of the em: that of 仿宋, in which
/// running text is set.
const ABOVE_BASELINE: i64 = 850;

impl Line<'_> {
    /// Its width with every gap as it is, without the blanks at its end.
    pub(super) fn width(&self) -> i64 {
        let ink = self.ink();
        let bodies: i64 = self.items[..ink].iter().map(|item| item.body).sum();
        let gaps: i64 = self.gaps[..ink.max(1) - 1].iter().map(|gap| gap.natural).sum();
        bodies + gaps
    }

    /// One past its last ink.
    fn ink(&self) -> usize {
        self.items.iter().rposition(|item| !item.class.is_blank()).map_or(0, |at| at + 1)
    }

    /// Place it from `left` as it is.
    pub(super) fn set(&self, left: Length, top: Length) -> Vec<Run> {
        self.place(left, top, Change::default())
    }

    /// Place it from `left`, filling `room`.
    pub(super) fn fill(&self, left: Length, top: Length, room: i64) -> Vec<Run> {
        self.place(left, top, self.change(room - self.width()))
    }

    /// Place it from `left`, squeezed into `room` if it is wider.
    pub(super) fn fit(&self, left: Length, top: Length, room: i64) -> Vec<Run> {
        self.place(left, top, self.change((room - self.width()).min(0)))
    }

    fn change(&self, more: i64) -> Change {
        let ink = self.ink();
        let inner = &self.gaps[..ink.max(1) - 1];
        if more < 0 {
            Change::squeeze(inner, -more)
        } else {
            Change::stretch(inner, more, self.kind)
        }
    }

    fn place(&self, left: Length, top: Length, change: Change) -> Vec<Run> {
        let baseline = top + self.kind.size.times(ABOVE_BASELINE, 1000);
        let last = self.ink().max(1) - 1;
        let mut runs: Vec<Run> = Vec::with_capacity(2);
        let mut pen = left.in_emu();
        let mut end = pen;
        let mut opened = 0;
        for (at, (item, gap)) in self.items.iter().zip(self.gaps).enumerate() {
            if runs.last().is_none_or(|run| run.face != item.face) {
                let (face, size) = (item.face, self.kind.size);
                let glyphs = Vec::with_capacity(self.items.len() - at);
                runs.push(Run { part: self.part, face, size, baseline, glyphs });
            }
            let x = Length::emu(pen + item.shift);
            let glyph = Glyph { id: item.glyph, character: item.character, x };
            if let Some(run) = runs.last_mut() {
                run.glyphs.push(glyph);
            }
            pen += item.body;
            match at.cmp(&last) {
                Ordering::Less => pen += gap.natural + change.of(gap, &mut opened),
                Ordering::Equal => end = pen + 2 * self.kind.cell.in_emu(),
                // Blanks at the end of a line hang, but not off the paper.
                Ordering::Greater => pen = (pen + gap.natural).min(end),
            }
        }
        runs
    }
}

/// By how much the gaps of a line change.
#[derive(Debug, Clone, Copy, Default)]
struct Change {
    /// Taken from each kind of gap: this much of so much.
    taken: [(i64, i64); SQUEEZED],
    /// Added between words and between Chinese and Latin, to each.
    words: i64,
    mixed: i64,
    /// Added to all gaps together.
    rest: i64,
    /// How many gaps share the rest.
    open: i64,
}

impl Change {
    /// Take from each kind of gap in turn (CLREQ 3.5.1), all of one kind alike.
    fn squeeze(gaps: &[Gap], mut over: i64) -> Self {
        let stretch = Stretch::of(gaps);
        let mut change = Self::default();
        for (taken, room) in change.taken.iter_mut().zip(stretch.squeeze) {
            let part = over.min(room);
            *taken = (part, room.max(1));
            over -= part;
        }
        change
    }

    /// Give to words up to half an em, then to where Chinese and Latin meet up to a third, then
    /// to all gaps alike (CLREQ 3.6).
    fn stretch(gaps: &[Gap], more: i64, kind: Type) -> Self {
        let count = |give| i64::try_from(gaps.iter().filter(|g| g.give == give).count());
        let (words, mixed) = (count(Give::Word).unwrap_or(0), count(Give::Mixed).unwrap_or(0));
        let em = kind.size.in_emu();
        let per_word = (more / words.max(1)).min(em / 4) * words.min(1);
        let rest = more - per_word * words;
        let natural = gaps.iter().find(|g| g.give == Give::Mixed).map_or(0, |g| g.natural);
        let per_mixed = (rest / mixed.max(1)).min((em / 3 - natural).max(0)) * mixed.min(1);
        let rest = rest - per_mixed * mixed;
        let open = Stretch::of(gaps).open;
        Self { taken: [(0, 1); SQUEEZED], words: per_word, mixed: per_mixed, rest, open }
    }

    /// The change of the next gap; `opened` counts the gaps that shared the rest before it.
    fn of(&self, gap: &Gap, opened: &mut i64) -> i64 {
        let mut change = 0;
        if let Some((taken, room)) = gap.give.order().map(|order| self.taken[order])
            && taken > 0
        {
            change -= gap.squeeze * taken / room;
        }
        match gap.give {
            Give::Never => return change,
            Give::Word => change += self.words,
            Give::Mixed => change += self.mixed,
            Give::Plain | Give::Bracket | Give::Pause | Give::Stop => {}
        }
        if self.open > 0 {
            // Shares of a whole number add up to the rest exactly.
            change += self.rest * (*opened + 1) / self.open - self.rest * *opened / self.open;
            *opened += 1;
        }
        change
    }
}
