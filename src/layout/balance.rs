//! Lines of like length, parted where the meaning allows: titles and what else is centred.

use std::ops::Range;

use super::breaks::Break;
use super::place::Line;
use super::shape::Item;
use crate::phrase;

/// The longest text that is balanced; more than that is no title.
const LONGEST: usize = 240;

/// The lines as ranges of items, as few as fit into `room`; nothing if that cannot be done.
pub(super) fn balance(
    line: Line<'_>,
    breaks: &[Break],
    room: i64,
) -> Option<Vec<Range<usize>>> {
    let count = line.items.len();
    let width = line.width();
    if width <= room {
        return Some(std::iter::once(0..count).collect());
    }
    if count > LONGEST {
        return None;
    }
    let least = usize::try_from(width / room.max(1)).ok()? + 1;
    let meaning = meaning(line.items);
    (least..least + 3).find_map(|lines| {
        let ideal = width / i64::try_from(lines).unwrap_or(1);
        Table { line, breaks, room, meaning: &meaning, lines, ideal }.best()
    })
}

/// What it costs to part before each item, and at the end.
fn meaning(items: &[Item]) -> Vec<i64> {
    let text: String = items.iter().map(|item| item.character).collect();
    let cuts = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let cost = |at: usize| phrase::parting(&text[..at], &text[at..]);
    cuts.map(|at| i64::try_from(cost(at)).unwrap_or(i64::MAX / 4).min(i64::MAX / 4)).collect()
}

/// For each number of lines and each item the least cost of reaching it, and from where.
struct Table<'a> {
    line: Line<'a>,
    breaks: &'a [Break],
    room: i64,
    /// What it costs to part before each item.
    meaning: &'a [i64],
    lines: usize,
    ideal: i64,
}

impl Table<'_> {
    fn best(&self) -> Option<Vec<Range<usize>>> {
        let count = self.line.items.len();
        let mut costs = vec![vec![(i64::MAX, 0); count + 1]; self.lines + 1];
        costs[0][0] = (0, 0);
        for lines in 1..=self.lines {
            for end in 1..=count {
                costs[lines][end] = self.reach(&costs[lines - 1], end);
            }
        }
        if costs[self.lines][count].0 == i64::MAX {
            return None;
        }
        let mut ranges = Vec::with_capacity(self.lines);
        let mut end = count;
        for lines in (1..=self.lines).rev() {
            let start = costs[lines][end].1;
            ranges.push(start..end);
            end = start;
        }
        ranges.reverse();
        Some(ranges)
    }

    /// The cheapest line that ends before an item, given what each start costs.
    fn reach(&self, costs: &[(i64, usize)], end: usize) -> (i64, usize) {
        let count = self.line.items.len();
        let mut best = (i64::MAX, 0);
        if end < count && self.breaks[end] == Break::No {
            return best;
        }
        let meaning = self.meaning[end];
        for (start, &(before, _)) in costs.iter().enumerate().take(end) {
            if before == i64::MAX {
                continue;
            }
            let (items, gaps) = (&self.line.items[start..end], &self.line.gaps[start..end]);
            let width = Line { items, gaps, ..self.line }.width();
            if width > self.room {
                continue;
            }
            // Tenths of an em away from the ideal, squared.
            let off = (width - self.ideal) * 10 / self.line.kind.cell.in_emu().max(1);
            let cost = before.saturating_add(off * off + meaning);
            if cost < best.0 {
                best = (cost, start);
            }
        }
        best
    }
}
