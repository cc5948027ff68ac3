//! Slabs in, pages out: where each page ends.

use super::compose::Slab;
use super::page::Page;
use super::paper::Settings;
use super::place::Band;
use super::style::Keep;

/// Pages that are being filled.
pub(super) struct Flow<'a> {
    paper: &'a Settings,
    pages: Vec<Page>,
    /// The first free row of the last page.
    row: usize,
    /// The last so many of the rows above it were left empty by the slab before.
    empty: usize,
}

/// What it costs to part a paragraph so that its last line begins a page (孤行), so that its
/// first line ends one, and to leave a row empty.
const WIDOW: usize = 100;
const ORPHAN: usize = 30;
const EMPTY: usize = 20;

impl<'a> Flow<'a> {
    pub(super) const fn new(paper: &'a Settings) -> Self {
        Self { paper, pages: Vec::new(), row: 0, empty: 0 }
    }

    /// Put an article on pages of its own.
    pub(super) fn article(&mut self, slabs: Vec<Slab>) {
        self.turn();
        let needs: Vec<Need> = needs(&slabs);
        for (slab, need) in slabs.into_iter().zip(needs) {
            self.slab(slab, need);
        }
    }

    /// The pages that were filled; a document has at least one.
    pub(super) fn finish(mut self) -> Vec<Page> {
        if self.pages.is_empty() {
            self.turn();
        }
        self.pages
    }

    fn turn(&mut self) {
        let (width, height) = (self.paper.width, self.paper.height);
        self.pages.push(Page { width, height, runs: Vec::new() });
        self.row = 0;
        self.empty = 0;
    }

    fn left(&self) -> usize {
        self.paper.rows.saturating_sub(self.row)
    }

    fn slab(&mut self, slab: Slab, need: Need) {
        if self.row > 0 {
            // The empty rows below one block and above the next are the same.
            let before = slab.before.saturating_sub(self.empty);
            let begins = before + need.begin;
            if begins > self.left() && need.begin <= self.paper.rows {
                self.turn();
            } else {
                self.row += before;
            }
        }
        let after = slab.after;
        match slab.keep {
            Keep::Free => self.paragraph(slab.bands, need.end),
            Keep::WithNext | Keep::WithPrevious => self.bands(slab.bands),
        }
        self.row += after;
        self.empty = after;
    }

    /// Put a paragraph down, parted where it hurts least; `end` rows must follow its last line
    /// on the same page.
    fn paragraph(&mut self, bands: Vec<Band>, end: usize) {
        if bands.iter().any(|band| band.rows != 1) {
            return self.bands(bands);
        }
        let mut rest = bands.into_iter();
        loop {
            let rows = rest.len();
            let whole =
                rows + end <= self.left() || (end > self.paper.rows && rows <= self.left());
            if whole {
                return self.bands(rest);
            }
            let here = self.part(rows, end);
            self.bands(rest.by_ref().take(here));
            self.turn();
        }
    }

    /// How many of so many lines stay on this page.
    fn part(&self, rows: usize, end: usize) -> usize {
        let most = self.left().min(rows - usize::from(end > 0));
        let fewest = if self.row == 0 { 1.min(most) } else { 0 };
        let cost = |here: usize| {
            let widow = if here > 0 && rows - here == 1 { WIDOW } else { 0 };
            let orphan = if here == 1 && rows > 1 { ORPHAN } else { 0 };
            widow + orphan + EMPTY * (most - here)
        };
        (fewest..=most).rev().take(4).min_by_key(|&here| cost(here)).unwrap_or(most)
    }

    fn bands(&mut self, bands: impl IntoIterator<Item = Band>) {
        for band in bands {
            if self.row > 0 && band.rows > self.left() {
                self.turn();
            }
            let top = self.paper.row_top(self.row);
            if let Some(page) = self.pages.last_mut() {
                page.runs.extend(band.runs.into_iter().map(|mut run| {
                    run.baseline += top;
                    run
                }));
            }
            self.row += band.rows;
        }
    }
}

/// What a slab must find on the page where it begins and where it ends.
#[derive(Debug, Clone, Copy, Default)]
struct Need {
    /// Rows from its first row on, those of what it keeps with included.
    begin: usize,
    /// Rows after its last row.
    end: usize,
}

/// Look ahead, from the last slab to the first.
fn needs(slabs: &[Slab]) -> Vec<Need> {
    let mut needs = vec![Need::default(); slabs.len()];
    let mut next: Option<(&Slab, Need)> = None;
    for (at, slab) in slabs.iter().enumerate().rev() {
        let rows = slab.bands.iter().map(|band| band.rows).sum::<usize>();
        let follows = next.map_or(0, |(next, need)| next.before + need.begin);
        let need = match slab.keep {
            Keep::WithNext => {
                let above = next.map_or(0, |(next, _)| next.before);
                Need { begin: rows + follows + slab.after.saturating_sub(above), end: 0 }
            }
            Keep::WithPrevious => Need { begin: rows, end: 0 },
            Keep::Free => {
                let end = match next {
                    Some((next, need)) if next.keep == Keep::WithPrevious => {
                        next.before + need.begin
                    }
                    Some(_) | None => 0,
                };
                let first = slab.bands.first().map_or(0, |band| band.rows);
                // Three lines would be parted with one alone.
                let begin = if rows <= 3 { rows } else { first.max(2) };
                Need { begin: begin + if rows <= 3 { end } else { 0 }, end }
            }
        };
        needs[at] = need;
        next = Some((slab, need));
    }
    needs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_of_many_pages_takes_time_in_proportion() {
        let paper = Settings::default();
        let bands = |count| vec![Band { rows: 1, runs: Vec::new() }; count];
        let slab = Slab { bands: bands(400_000), before: 0, after: 0, keep: Keep::Free };
        let begun = std::time::Instant::now();
        let mut flow = Flow::new(&paper);
        flow.article(vec![slab]);
        assert_eq!(flow.finish().len(), 400_000_usize.div_ceil(paper.rows));
        // A copy of the rest for each page would take minutes.
        assert!(begun.elapsed().as_secs() < 10);
    }
}
