//! The page: its measures and its grid (GB/T 9704-2012, 5.1 and 5.2).

use crate::units::Length;

/// The page and its type (GB/T 9704-2012).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Settings {
    /// Width of the trimmed paper.
    pub width: Length,
    /// Height of the trimmed paper.
    pub height: Length,
    /// 天头: from the top of the paper to the type area.
    pub top: Length,
    /// 订口: from the left of the paper to the type area.
    pub left: Length,
    /// Width of the type area (版心).
    pub text_width: Length,
    /// Height of the type area.
    pub text_height: Length,
    /// Lines on a page.
    pub rows: usize,
    /// Characters in a line.
    pub columns: usize,
    /// Size of running text, 三号.
    pub body: Length,
    /// Size of titles, 二号.
    pub title: Length,
    /// Size of footnotes, 小四.
    pub footnote: Length,
    /// Size of tables and verse, 四号; smaller where a line would not fit.
    pub verbatim: Length,
    /// Size of page numbers, 四号.
    pub folio: Length,
    /// From the lower edge of the type area to the dashes of the page number.
    pub folio_drop: Length,
    /// Room between Chinese and Latin text, in thousandths of an em (CLREQ 3.2.2: at most 250).
    pub latin_gap: u16,
}

/// A4, 28 characters in a line and 22 lines on a page; the print size 15.75 pt of 三号, because
/// the standard's own figures close with it and not with 16 pt.
impl Default for Settings {
    fn default() -> Self {
        Self {
            width: Length::mm(210),
            height: Length::mm(297),
            top: Length::mm(37),
            left: Length::mm(28),
            text_width: Length::mm(156),
            text_height: Length::mm(225),
            rows: 22,
            columns: 28,
            body: Length::centipoints(1575),
            title: Length::pt(22),
            footnote: Length::pt(12),
            verbatim: Length::pt(14),
            folio: Length::pt(14),
            folio_drop: Length::mm(7),
            latin_gap: 200,
        }
    }
}

impl Settings {
    /// Room from one character to the next in running text.
    pub fn cell(&self) -> Length {
        self.text_width.times(1, count(self.columns.max(1)))
    }

    /// From the top of the paper to the top of the em box of a row, counted from 0.
    pub fn row_top(&self, row: usize) -> Length {
        self.top + self.rows_high(row)
    }

    /// Height of so many rows with the blank below each: the first row stands on the upper edge
    /// of the type area and the last one on its lower edge.
    pub fn rows_high(&self, rows: usize) -> Length {
        let steps = count(self.rows.max(2) - 1);
        (self.text_height - self.body).times(count(rows), steps)
    }

    /// The right edge of the type area.
    pub fn right(&self) -> Length {
        self.left + self.text_width
    }
}

/// A small count as a factor of lengths.
pub(super) fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_row_stands_on_the_upper_edge_and_the_last_on_the_lower() {
        let paper = Settings::default();
        assert_eq!(paper.row_top(0), Length::mm(37));
        assert_eq!(paper.row_top(21) + paper.body, Length::mm(37 + 225));
    }

    #[test]
    fn rows_are_10_450_mm_apart_and_28_cells_fill_the_line() {
        let paper = Settings::default();
        let pitch = paper.rows_high(1).in_points();
        assert!((pitch - 29.62).abs() < 0.01, "{pitch}");
        let rest = paper.text_width - paper.cell() * 28;
        assert!(rest.in_emu().abs() < 28);
    }
}
