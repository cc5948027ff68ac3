//! Where the lines of what is centred break: by meaning, and not too unevenly (GB/T 9704-2012,
//! 7.3.1).
//!
//! No break is put into the text; it is set so narrow that it breaks there by itself. So only
//! those breaks can be had that come from filling line after line.

use super::measures::{LINE, MEASURE, TITLE_LINE, width};
use super::settings::{NEVER_FIRST, NEVER_LAST};
use crate::phrase::parting;

/// The size of a title, in twips.
pub(super) const TITLE: u32 = 440;
/// The size of running text, in twips.
pub(super) const TEXT: u32 = 320;

/// Longer than that, it is no title.
const LONGEST: usize = 240;

/// How a centred text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Broken {
    /// Twips to leave free at either side, if it does not stand on one line.
    pub(super) side: Option<u32>,
    /// How many lines it has.
    pub(super) lines: u32,
}

/// The blank above and below a title of so many lines, which takes one line of text more than it
/// has lines.
pub(super) const fn spaces(lines: u32) -> (u32, u32) {
    let free = ((lines + 1) * LINE).saturating_sub(lines * TITLE_LINE);
    (free / 2, free - free / 2)
}

/// How the lines of a centred text break.
pub(super) fn broken<'a>(lines: impl Iterator<Item = &'a str> + Clone, size: u32) -> Broken {
    let least: usize = lines.clone().map(|line| fill(line, size, MEASURE).len()).sum();
    let whole = Broken { side: None, lines: u32::try_from(least).unwrap_or(u32::MAX) };
    let long = lines.clone().any(|line| line.chars().nth(LONGEST).is_some());
    let too_long = lines.clone().any(|line| width(line, size) > MEASURE);
    if long || !too_long {
        return whole;
    }
    let steps = MEASURE / (size / 4);
    let rooms = (0..steps / 2).map(|step| MEASURE - step * (size / 4));
    let fitting = rooms.take_while(|&room| {
        lines.clone().map(|line| fill(line, size, room).len()).sum::<usize>() == least
    });
    let cost = |&room: &u32| -> u64 {
        lines.clone().map(|line| cost(&fill(line, size, room), size)).sum()
    };
    let Some(room) = fitting.min_by_key(cost) else { return whole };
    let rows = lines.flat_map(|line| fill(line, size, room)).map(|row| width(row, size));
    // Half a character to spare keeps rounding from pushing out the last one.
    let room = (rows.max().unwrap_or(room) + size / 2).min(room.max(size) + size / 8);
    Broken { side: Some(MEASURE.saturating_sub(room) / 2), ..whole }
}

/// The rows of a line when each takes what fits.
fn fill(line: &str, size: u32, room: u32) -> Vec<&str> {
    let mut rows = Vec::new();
    let (mut start, mut end) = (0, 0);
    let places = line.char_indices().map(|(at, _)| at).skip(1).chain([line.len()]);
    for at in places.filter(|&at| may_part(line, at)) {
        let row = line.get(start..at).unwrap_or_default();
        if end > start && width(row.trim_end(), size) > room {
            rows.push(line.get(start..end).unwrap_or_default().trim_end());
            start = end;
        }
        end = at;
    }
    rows.push(line.get(start..).unwrap_or_default());
    rows
}

/// Whether a word processor may end a row here.
fn may_part(line: &str, at: usize) -> bool {
    let (before, after) = line.split_at(at);
    let (Some(last), Some(next)) = (before.chars().next_back(), after.chars().next()) else {
        return true;
    };
    let words = last.is_ascii_graphic() && next.is_ascii_graphic();
    !words && next != ' ' && !NEVER_FIRST.contains(next) && !NEVER_LAST.contains(last)
}

/// What is lost by rows that are unlike, in tenths of a character squared, and by breaks that go
/// against the meaning.
fn cost(rows: &[&str], size: u32) -> u64 {
    let widths = rows.iter().map(|row| u64::from(width(row, size)));
    let mean = widths.clone().sum::<u64>() / u64::try_from(rows.len().max(1)).unwrap_or(1);
    let uneven: u64 =
        widths.map(|wide| (wide.abs_diff(mean) * 10 / u64::from(size)).pow(2)).sum();
    uneven + rows.windows(2).map(|pair| parting(pair[0], pair[1])).sum::<u64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows of a title in the room that is left to it.
    fn rows(title: &str) -> Vec<&str> {
        let side = broken(std::iter::once(title), TITLE).side.unwrap_or(0);
        fill(title, TITLE, MEASURE - 2 * side)
    }

    #[test]
    fn a_title_breaks_between_words() {
        let title = "中国人民政治协商会议辽源市第八届委员会常务委员会工作报告";
        assert_eq!(
            rows(title),
            ["中国人民政治协商会议辽源市第八届委员会", "常务委员会工作报告"]
        );
        let title = "国务院办公厅关于湖北省巴东县地质灾害险情有关问题的复函";
        assert_eq!(rows(title), ["国务院办公厅关于湖北省巴东县", "地质灾害险情有关问题的复函"]);
    }

    #[test]
    fn numbers_and_dates_are_not_torn_from_what_they_count() {
        let title = "国务院办公厅对十届全国人大四次会议第2996号建议的答复";
        assert_eq!(rows(title), ["国务院办公厅对十届全国人大四次会议", "第2996号建议的答复"]);
    }

    #[test]
    fn a_title_of_three_lines_breaks_too() {
        let title = "国务院办公厅转发国家地震局关于1997年地震趋势和加强防震减灾工作意见报告的\
                     通知以及有关问题";
        let rows = rows(title);
        assert_eq!((rows.len(), rows.concat()), (3, title.to_owned()));
        assert!(rows.iter().all(|row| width(row, TITLE) < MEASURE), "{rows:?}");
    }

    #[test]
    fn what_fits_on_a_line_is_left_alone_and_what_has_no_words_is_halved() {
        for title in ["学校卫生工作条例", ""] {
            let whole = Broken { side: None, lines: 1 };
            assert_eq!(broken(std::iter::once(title), TITLE), whole);
        }
        assert_eq!(rows(&"字".repeat(30))[0].chars().count(), 15);
        assert_eq!(broken(std::iter::once("字".repeat(999).as_str()), TITLE).side, None);
    }

    #[test]
    fn a_title_and_its_blank_fill_whole_lines_of_text() {
        for lines in 1..5 {
            let (before, after) = spaces(lines);
            assert_eq!(before + lines * TITLE_LINE + after, (lines + 1) * LINE);
        }
    }
}
