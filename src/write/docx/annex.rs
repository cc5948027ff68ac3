//! 附件说明: the names of the annexes, below each other (GB/T 9704-2012, 7.3.4).

use super::measures::{characters, width};
use super::paragraph::{Content, Dress, Paragraph, Sides};

/// The place of the name of an annex in its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Name {
    /// How many bytes stand before it.
    bytes: usize,
    /// Hundredths of a character left free before the line.
    first: u32,
    /// The same for the lines after it, which begin where the name begins.
    rest: u32,
}

/// Whether the block before names an annex.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// It does, so that “2.” continues the list.
    Annex,
    /// It does not.
    Text,
}

/// The paragraph, if its text names an annex.
pub(super) fn paragraph(text: &str, before: Before) -> Option<Paragraph<'_>> {
    let Name { bytes, first, rest } = name(text, before)?;
    let (label, name) = text.split_at_checked(bytes)?;
    let (start, mark) = label.split_at_checked(label.char_indices().next_back()?.0)?;
    // What is missing to the cell of the name goes behind the last mark of the label.
    let free = characters(rest - first).saturating_sub(width(label, 320));
    let parts = vec![(Dress::Plain, start), (Dress::Wide(free), mark), (Dress::Plain, name)];
    let sides = Sides::Hanging(rest, rest - first);
    Some(Paragraph { sides, ..Paragraph::new("AnnexList", Content::Parts(parts)) })
}

fn name(text: &str, before: Before) -> Option<Name> {
    let opening = ["附件：", "附件:"].into_iter().find(|opening| text.starts_with(opening));
    let bytes = match (opening, before) {
        (Some(opening), _) => opening.len(),
        (None, Before::Annex) => 0,
        (None, Before::Text) => return None,
    };
    let inner = text[bytes..].trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - bytes - inner.len();
    let mark = inner.chars().next().filter(|c| matches!(c, '.' | '．' | '、'));
    let first = if bytes > 0 { 200 } else { 500 };
    match mark {
        Some(mark) if digits == 1 || digits == 2 => {
            let rest = if digits == 1 { 600 } else { 700 };
            Some(Name { bytes: bytes + digits + mark.len_utf8(), first, rest })
        }
        Some(_) | None if bytes > 0 => Some(Name { bytes, first, rest: 500 }),
        Some(_) | None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, before: Before) -> Option<(u32, u32)> {
        name(text, before).map(|name| (name.first, name.rest))
    }

    #[test]
    fn the_names_of_annexes_begin_in_the_same_cell() {
        assert_eq!(place("附件：1.甲", Before::Text), Some((200, 600)));
        assert_eq!(place("2.乙", Before::Annex), Some((500, 600)));
        assert_eq!(place("12．乙", Before::Annex), Some((500, 700)));
        assert_eq!(place("附件：甲", Before::Text), Some((200, 500)));
    }

    #[test]
    fn a_number_alone_names_no_annex() {
        assert_eq!(place("2.乙", Before::Text), None);
        assert_eq!(place("乙", Before::Annex), None);
        assert_eq!(place("2020.乙", Before::Annex), None);
        assert_eq!(place("", Before::Annex), None);
    }

    #[test]
    fn nothing_is_lost_between_the_parts() {
        for text in ["附件：1.甲", "附件：", "附件:甲"] {
            let paragraph = paragraph(text, Before::Text).unwrap();
            let Content::Parts(parts) = paragraph.content else { panic!("no parts") };
            let whole: String = parts.iter().map(|(_, part)| *part).collect();
            assert_eq!(whole, text);
        }
    }
}
