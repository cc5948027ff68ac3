//! Lines of a paragraph: the breaks that together cost least (Knuth and Plass 1981, with the
//! squeezing and stretching of CLREQ 3.5 and 3.6 in place of glue).

use std::ops::Range;

use super::breaks::Break;
use super::gaps::{Gap, Give, SQUEEZED};
use super::shape::Item;

/// A paragraph ready to be broken.
pub(super) struct Paragraph<'a> {
    pub(super) items: &'a [Item],
    pub(super) gaps: &'a [Gap],
    pub(super) breaks: &'a [Break],
    /// Room in the first line.
    pub(super) first: i64,
    /// Room in every other line.
    pub(super) rest: i64,
    /// Room of a full-width character.
    pub(super) cell: i64,
}

/// What lies before an item, added up.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    bodies: i64,
    gaps: i64,
    squeeze: [i64; SQUEEZED],
    /// How many gaps give at all.
    open: i64,
}

/// What a stretch of text offers as a line.
pub(super) struct Stretch {
    /// Its width as it is.
    pub(super) natural: i64,
    /// What can be taken from it, in the order of squeezing.
    pub(super) squeeze: [i64; SQUEEZED],
    pub(super) open: i64,
}

/// What one line costs that cannot be made to fit.
const NEVER: i64 = 1 << 40;
const FORCED: i64 = 5_000;
/// 孤字: a last line of a single character.
const LONELY: i64 = 3_000;

/// The lines as ranges of items.
pub(super) fn lines(paragraph: &Paragraph<'_>) -> Vec<Range<usize>> {
    Search::new(paragraph).run()
}

struct Search<'a> {
    paragraph: &'a Paragraph<'a>,
    sums: Vec<Sums>,
    /// For each item one past the last ink before it.
    ink: Vec<usize>,
    /// Where lines may begin, with the least cost so far and where the line before begins.
    starts: Vec<Start>,
    /// The first start that can still reach the end of a line.
    live: usize,
}

#[derive(Debug, Clone, Copy)]
struct Start {
    item: usize,
    cost: i64,
    from: usize,
}

impl<'a> Search<'a> {
    fn new(paragraph: &'a Paragraph<'a>) -> Self {
        let count = paragraph.items.len();
        let mut sums = Vec::with_capacity(count + 1);
        let mut ink = Vec::with_capacity(count + 1);
        let (mut sum, mut last) = (Sums::default(), 0);
        for (at, (item, gap)) in paragraph.items.iter().zip(paragraph.gaps).enumerate() {
            sums.push(sum);
            ink.push(last);
            sum = sum.and(item, gap);
            if !item.class.is_blank() {
                last = at + 1;
            }
        }
        sums.push(sum);
        ink.push(last);
        let starts = vec![Start { item: 0, cost: 0, from: 0 }];
        Self { paragraph, sums, ink, starts, live: 0 }
    }

    fn run(mut self) -> Vec<Range<usize>> {
        let count = self.paragraph.items.len();
        for here in 1..count {
            if self.paragraph.breaks[here] != Break::No {
                let start = self.best(here);
                self.starts.push(start);
            }
        }
        let last = self.best(count);
        self.trace(last)
    }

    /// The best way to end a line before an item.
    fn best(&mut self, here: usize) -> Start {
        let mut best: Option<Start> = None;
        let newest = self.starts.len() - 1;
        let last = here == self.paragraph.items.len();
        let mut at = self.live;
        while at <= newest {
            let (cost, width) = self.cost(at, here);
            if cost >= NEVER && at == self.live && at < newest {
                self.live += 1;
            }
            let total = self.starts[at].cost + cost;
            if best.is_none_or(|best| total < best.cost) {
                best = Some(Start { item: here, cost: total, from: at });
            }
            // Later starts make shorter lines, which only cost more; the last may be short.
            if !last
                && width < self.room(at) * 3 / 4
                && best.is_some_and(|best| best.cost < NEVER)
            {
                break;
            }
            at += 1;
        }
        best.unwrap_or(Start { item: here, cost: NEVER, from: newest })
    }

    fn room(&self, start: usize) -> i64 {
        let first = self.starts[start].item == 0;
        if first { self.paragraph.first } else { self.paragraph.rest }
    }

    /// What a line costs, and its natural width.
    fn cost(&self, start: usize, here: usize) -> (i64, i64) {
        let from = self.starts[start].item;
        let line = self.stretch(from, here);
        let over = line.natural - self.room(start);
        let last = here == self.paragraph.items.len();
        let forced = !last && self.paragraph.breaks[here] == Break::Forced;
        let mut cost = 10 + if forced { FORCED } else { 0 };
        if over > 0 {
            cost += line.squeezed(over);
        } else if !last {
            cost += line.stretched(-over, self.paragraph.cell);
        }
        if last && from > 0 && self.is_lonely(from, here) {
            cost += LONELY;
        }
        (cost, line.natural)
    }

    fn is_lonely(&self, from: usize, here: usize) -> bool {
        let line = &self.paragraph.items[from..self.ink[here].max(from)];
        let marks = |item: &&Item| item.class.never_begins() || item.class.is_blank();
        line.iter().filter(|item| !marks(item)).take(2).count() < 2
    }

    fn stretch(&self, from: usize, here: usize) -> Stretch {
        let end = self.ink[here];
        if end <= from {
            return Stretch { natural: 0, squeeze: [0; SQUEEZED], open: 0 };
        }
        let (start, inner) = (&self.sums[from], &self.sums[end - 1]);
        let bodies = self.sums[end].bodies - start.bodies;
        let mut squeeze = inner.squeeze;
        for (all, before) in squeeze.iter_mut().zip(start.squeeze) {
            *all -= before;
        }
        let natural = bodies + inner.gaps - start.gaps;
        Stretch { natural, squeeze, open: inner.open - start.open }
    }

    fn trace(&self, last: Start) -> Vec<Range<usize>> {
        let mut lines = Vec::new();
        let mut end = last;
        while end.item > 0 {
            let start = self.starts[end.from];
            lines.push(start.item..end.item);
            end = start;
        }
        lines.reverse();
        lines
    }
}

impl Sums {
    fn and(mut self, item: &Item, gap: &Gap) -> Self {
        self.bodies += item.body;
        self.and_gap(gap)
    }

    fn and_gap(mut self, gap: &Gap) -> Self {
        self.gaps += gap.natural;
        if let Some(order) = gap.give.order() {
            self.squeeze[order] += gap.squeeze;
        }
        if gap.give != Give::Never {
            self.open += 1;
        }
        self
    }
}

/// What it costs to squeeze each kind of gap away, in the order of squeezing.
const PRICE: [i64; SQUEEZED] = [10, 20, 70, 60, 120];

impl Stretch {
    /// What these gaps offer.
    pub(super) fn of(gaps: &[Gap]) -> Self {
        let sums = gaps.iter().fold(Sums::default(), Sums::and_gap);
        Self { natural: sums.gaps, squeeze: sums.squeeze, open: sums.open }
    }

    fn squeezed(&self, mut over: i64) -> i64 {
        let mut cost = 0;
        for (room, price) in self.squeeze.iter().zip(PRICE) {
            let taken = over.min(*room);
            if taken > 0 {
                let part = taken * 1000 / room;
                cost += 5 + price * part * part / 1_000_000;
                over -= taken;
            }
        }
        if over > 0 { NEVER + over } else { cost }
    }

    fn stretched(&self, short: i64, cell: i64) -> i64 {
        if self.open == 0 {
            return short * 2000 / cell;
        }
        let part = short * 1000 / (self.open * cell);
        (part * part / 10).min(NEVER / 1024)
    }
}
