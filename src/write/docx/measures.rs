//! The page of GB/T 9704-2012, 5.1 and 5.2.2, in twips.

/// A4.
pub(super) const PAPER: (&str, &str) = ("11906", "16838");
/// 天头 37 mm, right 26 mm, bottom 35 mm, 订口 28 mm.
pub(super) const MARGINS: [(&str, &str); 4] =
    [("w:top", "2098"), ("w:right", "1474"), ("w:bottom", "1984"), ("w:left", "1588")];
/// From the edge of the paper to the header, which is empty.
pub(super) const HEADER: &str = "851";
/// From the edge of the paper to the lower end of the page number, so that its dashes stand
/// 7 mm below the type area (7.5): measured in `LibreOffice`, where 1430 gave 6.2 mm.
pub(super) const FOOTER: &str = "1390";
/// Height of a line: a 22nd of the 225 mm of the type area, rounded down.
pub(super) const LINE: u32 = 579;
/// What to add to a character of 16 points for 28 of them to fill 156 mm, in 4096ths of a
/// point.
pub(super) const CHARACTER_SPACE: &str = "-848";
/// How much closer than their size characters stand, in twips: 28 times 15.75 points are
/// 155.6 mm. Type sizes in half points cannot say 15.75, the real 3号.
pub(super) const TIGHTENING: &str = "-5";
/// Characters of 16 points on a line.
pub(super) const CHARACTERS: u32 = 28;
/// Height of a line of a title: its type with the blank that stands between lines of the text.
pub(super) const TITLE_LINE: u32 = 717;
/// Width of the type area.
pub(super) const MEASURE: u32 = 8844;

/// Hundredths of a character of running text, in twips, rounded to the nearest.
pub(super) const fn characters(hundredths: u32) -> u32 {
    let per = CHARACTERS * 100;
    (hundredths * MEASURE + per / 2) / per
}

/// How wide a text of so many twips of type is, as word processors set it: Latin takes half, a
/// space a quarter, and a quarter stands between Chinese and Latin.
pub(super) fn width(text: &str, size: u32) -> u32 {
    let latin = |c: char| c.is_ascii_alphanumeric();
    let mut before = None;
    text.chars().fold(0, |wide: u32, c| {
        let meet = before
            .is_some_and(|b: char| (latin(b) && is_chinese(c)) || (is_chinese(b) && latin(c)));
        before = Some(c);
        let gap = if meet { size / 4 } else { 0 };
        wide.saturating_add(gap + advance(c, size))
    })
}

/// How wide a character is.
fn advance(c: char, size: u32) -> u32 {
    match c {
        ' ' | '.' | ',' | ':' | ';' => size / 4,
        '(' | ')' => size / 3,
        'A'..='Z' => size * 7 / 10,
        _ if c < '\u{2000}' => size / 2,
        _ => size - 5,
    }
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{2FFF}' | '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{9FFF}')
        || c >= '\u{20000}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_stands_between_chinese_and_latin() {
        assert_eq!(width("甲乙", 320), 630);
        assert_eq!(width("第2号", 320), 315 + 80 + 160 + 80 + 315);
        assert_eq!(width("（2）", 320), 315 + 160 + 315);
    }

    #[test]
    fn two_characters_are_632_twips_and_28_fill_the_line() {
        assert_eq!(characters(200), 632);
        assert_eq!(characters(2800), MEASURE);
    }
}
