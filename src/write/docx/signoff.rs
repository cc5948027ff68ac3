//! Where the 落款 of a document without a seal stands (GB/T 9704-2012, 7.3.5.2).

use super::measures::CHARACTERS;

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
pub(super) fn place(lines: &[&str]) -> Vec<Placed> {
    lines.split_inclusive(|line| is_date(line)).flat_map(place_one).collect()
}

/// The issuer leaves two characters free and the date begins two characters after it; a longer
/// date leaves two characters free, and the issuer moves with it.
fn place_one(lines: &[&str]) -> Vec<Placed> {
    let issuer = |right| Placed { style: "SignOff", right };
    let Some((date, issuers)) = lines.split_last().filter(|(last, _)| is_date(last)) else {
        return vec![issuer(TWO); lines.len()];
    };
    let Some(widest) = issuers.iter().map(|line| width(line)).max() else {
        return vec![issuer(TWO)];
    };
    let (above, below) = rights(widest, width(date));
    let date = Placed { style: "SignOffDate", right: below };
    let mut placed = vec![issuer(above); issuers.len()];
    placed.push(date);
    placed
}

/// What stays free at the right of issuer and date.
fn rights(issuer: u32, date: u32) -> (u32, u32) {
    let line = CHARACTERS * 100;
    if date + 2 * TWO > line || issuer + TWO > line {
        (TWO, TWO)
    } else if date > issuer {
        (date + 2 * TWO - issuer, TWO)
    } else {
        (TWO, issuer - date)
    }
}

/// Whether a line is a day, such as 2020年1月6日 or 二〇二〇年一月六日.
fn is_date(line: &str) -> bool {
    let text = line.trim();
    text.ends_with('日') && text.contains('年') && text.contains('月')
}

/// How wide a line is, in hundredths of a character: Latin takes half.
fn width(line: &str) -> u32 {
    let one = |c: char| if c < '\u{2000}' { 50 } else { 100 };
    line.chars().map(one).fold(0, u32::saturating_add).min(CHARACTERS * 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rights_of(lines: &[&str]) -> Vec<u32> {
        place(lines).iter().map(|placed| placed.right).collect()
    }

    #[test]
    fn the_date_begins_two_characters_after_the_issuer() {
        // 12 characters end at 26 and begin at 14; the date, 6.5 wide, begins at 16.
        assert_eq!(rights_of(&["中华人民共和国某某部委员", "2020年12月6日"]), [200, 550]);
    }

    #[test]
    fn a_longer_date_leaves_two_characters_and_moves_the_issuer() {
        // The date, 10 wide, begins at 16; the issuer begins at 14 and is 3 wide.
        assert_eq!(rights_of(&["国务院", "二〇〇五年七月十四日"]), [1100, 200]);
    }

    #[test]
    fn each_date_ends_a_group() {
        let styles: Vec<_> =
            place(&["甲", "2020年1月6日", "2020年1月7日"]).iter().map(|p| p.style).collect();
        assert_eq!(styles, ["SignOff", "SignOffDate", "SignOff"]);
    }

    #[test]
    fn what_does_not_fit_on_a_line_leaves_two_characters() {
        let long = "字".repeat(40);
        assert_eq!(rights_of(&[&long, "2020年1月6日"]), [200, 200]);
        assert_eq!(rights_of(&["甲", &format!("年月{long}日")]), [200, 200]);
        assert!(place(&[]).is_empty());
    }
}
