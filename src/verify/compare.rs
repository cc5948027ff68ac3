//! Lines against lines: the first place where an output says something else.

use std::borrow::Cow;

use crate::error::Difference;
use crate::model::{Document, Place};

/// How many characters are shown on each side of the place.
const CONTEXT: usize = 12;

/// Compare what was read with the lines of the document, character for character.
pub(super) fn compare(document: &Document, found: &[String]) -> Result<(), Difference> {
    compare_each(document.lines().map(|line| line.text), found)
}

/// Compare what was read where a part of a head is one element however many lines the author
/// broke it into, and a line break within an element is no character (ISO 32000-1, 14.8).
pub(super) fn compare_elements(
    document: &Document,
    found: &[String],
) -> Result<(), Difference> {
    let mut expected: Vec<Cow<'_, str>> = Vec::new();
    // The first line of each element.
    let mut firsts = Vec::new();
    let mut head = None;
    for (index, line) in document.lines().enumerate() {
        let same =
            matches!(line.place, Place::Head(_)) && head == Some((line.article, line.place));
        head = Some((line.article, line.place));
        match expected.last_mut() {
            Some(whole) if same => whole.to_mut().push_str(&line.text),
            Some(_) | None => {
                firsts.push(index);
                expected.push(line.text);
            }
        }
    }
    firsts.push(document.lines().count());
    compare_each(expected.into_iter(), found).map_err(|it| in_its_line(document, &firsts, it))
}

/// A difference in an element as one in the line of the document where it is.
fn in_its_line(
    document: &Document,
    firsts: &[usize],
    mut difference: Difference,
) -> Difference {
    let at = |element| firsts.get(element).copied();
    let next = at(difference.line + 1).unwrap_or(0);
    difference.line = at(difference.line).unwrap_or(difference.line);
    for line in document.lines().skip(difference.line) {
        let length = line.text.chars().count();
        if difference.line + 1 >= next || difference.column < length {
            break;
        }
        difference.line += 1;
        difference.column -= length;
    }
    difference
}

fn compare_each<'a>(
    expected: impl Iterator<Item = Cow<'a, str>>,
    found: &[String],
) -> Result<(), Difference> {
    let mut count = 0;
    for (line, expected) in expected.enumerate() {
        let read = found.get(line).map_or("", String::as_str);
        if line >= found.len() || *expected != *read {
            return Err(difference(line, &expected, read));
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
    use crate::model::{Article, Block, BlockKind, HeadKind, HeadLine, Span};
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
    fn the_lines_of_a_title_are_one_element_and_those_of_a_table_are_not() {
        let lines = |texts: [&str; 2]| texts.map(|text| text.chars().collect()).to_vec();
        let title = HeadLine {
            kind: HeadKind::Title,
            lines: lines(["关于开会", "的通知"]),
            span: Span::default(),
        };
        let kind = BlockKind::Verbatim(lines(["甲\t乙", "丙\t丁"]));
        let blocks = vec![Block { kind, span: Span::default() }];
        let articles = vec![Article { head: vec![title], blocks }];
        let document = Document { articles, ..Document::default() };
        let read = |lines: &[&str]| {
            let found: Vec<String> = lines.iter().map(ToString::to_string).collect();
            compare_elements(&document, &found).map_err(|it| (it.line, it.column))
        };
        assert_eq!(read(&["关于开会的通知", "甲\t乙", "丙\t丁"]), Ok(()));
        assert_eq!(read(&["关于开会", "的通知", "甲\t乙", "丙\t丁"]), Err((1, 0)));
        assert_eq!(read(&["关于开会的通报", "甲\t乙", "丙\t丁"]), Err((1, 2)));
        assert_eq!(read(&["关于开会的通知", "甲\t乙丙\t丁"]), Err((2, 3)));
        assert_eq!(read(&["关于开会的通知", "甲\t乙"]), Err((3, 0)));
        assert_eq!(read(&["关于开会的通知", "甲\t乙", "丙\t丁", "戊"]), Err((4, 0)));
    }

    #[test]
    fn one_blank_more_is_a_difference() {
        let (line, column, ..) = compared(&["甲乙"], &["甲乙 "]).unwrap();
        assert_eq!((line, column), (0, 2));
    }
}
