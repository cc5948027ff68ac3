//! Lines against lines: the first place where an output says something else.

use crate::error::Difference;
use crate::model::Document;

/// How many characters are shown on each side of the place.
const CONTEXT: usize = 12;

/// Compare what was read with the lines of the document, character for character.
pub(super) fn compare(document: &Document, found: &[String]) -> Result<(), Difference> {
    let mut count = 0;
    for (line, expected) in document.lines().enumerate() {
        let read = found.get(line).map_or("", String::as_str);
        if line >= found.len() || *expected.text != *read {
            return Err(difference(line, &expected.text, read));
        }
        count = line + 1;
    }
    match found.get(count) {
        Some(extra) => Err(difference(count, "", extra)),
        None => Ok(()),
    }
}

/// Two lines that differ, cut to the surroundings of the first character that does.
pub(super) fn difference(line: usize, expected: &str, found: &str) -> Difference {
    let column = expected.chars().zip(found.chars()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| {
        let first = column.saturating_sub(CONTEXT);
        text.chars().skip(first).take(column - first + CONTEXT).collect()
    };
    Difference { line, column, expected: around(expected), found: around(found) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::text::tests::document;

    fn compared(expected: &[&str], found: &[&str]) -> Option<(usize, usize, String, String)> {
        let found: Vec<String> = found.iter().map(ToString::to_string).collect();
        let difference = compare(&document(expected), &found).err()?;
        let Difference { line, column, expected, found } = difference;
        Some((line, column, expected, found))
    }

    #[test]
    fn equal_lines_have_no_difference() {
        assert_eq!(compared(&["甲", "乙　𠮷"], &["甲", "乙　𠮷"]), None);
        assert_eq!(compared(&[], &[]), None);
    }

    #[test]
    fn a_changed_character_is_shown_with_a_dozen_on_both_sides() {
        let expected = "零一二三四五六七八九零一二三四五六七八九零一二三四五六七八九";
        let found =
            expected.replacen("四五六七八九零一二三四五", "四五六七八九零一二三肆五", 1);
        let (line, column, expected, found) = compared(&[expected], &[&found]).unwrap();
        assert_eq!((line, column), (0, 14));
        assert_eq!(expected, "二三四五六七八九零一二三四五六七八九零一二三四五");
        assert_eq!(found, "二三四五六七八九零一二三肆五六七八九零一二三四五");
    }

    #[test]
    fn missing_extra_swapped_and_doubled_lines_are_differences() {
        let place = |found: &[&str]| compared(&["甲", "乙", "丙"], found).map(|d| d.0);
        assert_eq!(place(&["甲", "乙"]), Some(2));
        assert_eq!(place(&["乙", "丙"]), Some(0));
        assert_eq!(place(&["甲", "丙", "乙"]), Some(1));
        assert_eq!(place(&["甲", "乙", "乙", "丙"]), Some(2));
        assert_eq!(place(&["甲", "乙", "丙", ""]), Some(3));
        assert_eq!(place(&["甲", "乙", "丙", "丁"]), Some(3));
        assert_eq!(place(&["甲乙", "丙"]), Some(0));
    }

    #[test]
    fn one_blank_more_is_a_difference() {
        let (line, column, ..) = compared(&["甲乙"], &["甲乙 "]).unwrap();
        assert_eq!((line, column), (0, 2));
    }
}
