//! Where the 落款 of a document without a seal stands (GB/T 9704-2012, 7.3.5.2).

use super::measures::{CHARACTERS, width};

/// 右空二字, in hundredths of a character.
pub(super) const TWO: u32 = 200;

/// A line of the 落款 in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Placed {
    /// Its paragraph style.
    pub(super) style: &'static str,
    /// What stays free at its right, in hundredths of a character.
    pub(super) right: u32,
}

/// The places of lines that follow one another: issuers, and the date under them.
///
/// The issuer leaves two characters free and the date begins two characters after it; a longer
/// date leaves two characters free, and the issuer moves with it. Several issuers stand in the
/// middle of the longest.
pub(super) fn place(lines: &[&str]) -> Vec<Placed> {
    let widest = |dates: bool| {
        let of = lines.iter().filter(|line| is_date(line) == dates);
        of.map(|line| wide(line)).max().unwrap_or(0)
    };
    let (issuer, date) = (widest(false), widest(true));
    let free = if date > issuer && issuer > 0 { 2 * TWO + date } else { TWO + issuer };
    let start = LINE.saturating_sub(free);
    let set = |(at, line): (usize, &&str)| {
        let own = wide(line);
        let left = match is_date(line) {
            true if issuer == 0 => LINE.saturating_sub(TWO + own),
            true => start + TWO,
            false => start + (issuer - own) / 2,
        };
        let style = if at > 0 && is_date(line) { "SignOffDate" } else { "SignOff" };
        Placed { style, right: LINE.saturating_sub(left + own) }
    };
    lines.iter().enumerate().map(set).collect()
}

/// The length of a line, in hundredths of a character.
const LINE: u32 = CHARACTERS * 100;

/// Whether a line is a date: a day, or a month, and little else.
fn is_date(line: &str) -> bool {
    let inner =
        |c: char| c.is_ascii_digit() || "〇○零一二三四五六七八九十元年月日 　.-/".contains(c);
    let marked = line.contains('年') || line.chars().filter(char::is_ascii_digit).count() >= 4;
    marked && line.chars().all(inner)
}

/// How wide a line is, in hundredths of a character, but no more than a line.
fn wide(line: &str) -> u32 {
    // A character and its tightening are 315 twips.
    (width(line, 320).saturating_mul(20) / 63).min(LINE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rights_of(lines: &[&str]) -> Vec<u32> {
        place(lines).iter().map(|placed| placed.right).collect()
    }

    #[test]
    fn the_date_begins_two_characters_after_the_issuer() {
        // 12 characters end at 26 and begin at 14; the date, 7.9 wide, begins at 16.
        let rights = rights_of(&["中华人民共和国某某部委员", "2020年12月6日"]);
        assert_eq!(rights[0], 200);
        assert!((400..=425).contains(&rights[1]), "{rights:?}");
    }

    #[test]
    fn a_longer_date_leaves_two_characters_and_moves_the_issuer() {
        // The date, 10 wide, begins at 16; the issuer begins at 14 and is 3 wide.
        assert_eq!(rights_of(&["国务院", "二〇〇五年七月十四日"]), [1100, 200]);
    }

    #[test]
    fn several_issuers_stand_in_the_middle_of_the_longest() {
        assert_eq!(rights_of(&["国务院办公厅", "国务院", "2020年"])[..2], [200, 350]);
    }

    #[test]
    fn a_date_alone_leaves_two_characters() {
        assert_eq!(place(&["一九九七年"]), [Placed { style: "SignOff", right: 200 }]);
        assert!(!is_date("2020年工作报告") && is_date("2020-01-06") && !is_date("元月"));
    }

    #[test]
    fn what_does_not_fit_on_a_line_begins_at_its_beginning() {
        let long = "字".repeat(40);
        assert_eq!(rights_of(&[&long])[0], 0);
        assert!(place(&[]).is_empty());
    }
}
