//! Which characters of a line are Chinese.
//!
//! “ ” ‘ ’ — … · are shared by Chinese and Latin. A word processor gives them to the Latin face,
//! half as wide, unless the run says that they are Chinese (ISO/IEC 29500-1, 17.18.44).

use crate::xml::Xml;

/// The writing that a run belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// Marks that are shared are full width.
    Chinese,
    /// Marks that are shared are Latin.
    Latin,
}

/// What a run wears that its paragraph does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dress {
    /// Nothing.
    Plain,
    /// A character style.
    Style(&'static str),
    /// So many twips of room after each of its characters.
    Wide(u32),
}

/// A piece of a line that is written in one go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Characters of one run.
    Words(&'a str, Script),
    /// A tab.
    Tab,
}

impl Script {
    /// The writing of a line: Latin if it has Latin letters and nothing Chinese.
    pub(super) fn of(line: &str) -> Self {
        let chinese = line.chars().any(|c| c >= '\u{2E80}');
        let latin = line.bytes().any(|byte| byte.is_ascii_alphabetic());
        if latin && !chinese { Self::Latin } else { Self::Chinese }
    }

    /// The properties of a run and of what it wears.
    pub(super) fn properties(self, xml: &mut Xml, dress: Dress) {
        if self == Self::Latin && dress == Dress::Plain {
            return;
        }
        xml.open("w:rPr", &[]);
        if let Dress::Style(style) = dress {
            xml.empty("w:rStyle", &[("w:val", style)]);
        }
        if self == Self::Chinese {
            xml.empty("w:rFonts", &[("w:hint", "eastAsia")]);
        }
        if let Dress::Wide(twips) = dress {
            xml.empty("w:spacing", &[("w:val", &twips.to_string())]);
        }
        xml.close();
    }
}

/// The pieces of a line that belongs to a script.
pub(super) fn pieces(line: &str, script: Script) -> impl Iterator<Item = Piece<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        if line.get(from..)?.starts_with('\t') {
            from += 1;
            return Some(Piece::Tab);
        }
        let (end, own) = run(line, from, script);
        let words = line.get(from..end).filter(|words| !words.is_empty())?;
        from = end;
        Some(Piece::Words(words, own))
    })
}

/// Where the run that begins at a byte ends, and its script: that of the line, but for a mark
/// within a Latin word, as in “Xi’an”.
fn run(line: &str, from: usize, script: Script) -> (usize, Script) {
    let rest = line.get(from..).unwrap_or_default();
    for (offset, mark) in rest.match_indices(['\t', '’']) {
        let at = from + offset;
        if mark == "\t" {
            return (at, script);
        }
        if script == Script::Chinese && is_in_a_word(line, at, mark.len()) {
            return if offset == 0 { (at + mark.len(), Script::Latin) } else { (at, script) };
        }
    }
    (line.len(), script)
}

fn is_in_a_word(line: &str, at: usize, length: usize) -> bool {
    let before = line.get(..at).and_then(|text| text.chars().next_back());
    let after = line.get(at + length..).and_then(|text| text.chars().next());
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    latin(before) && latin(after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Script::{Chinese, Latin};

    fn all(line: &str) -> Vec<Piece<'_>> {
        pieces(line, Script::of(line)).collect()
    }

    #[test]
    fn quotes_in_a_chinese_line_are_chinese() {
        assert_eq!(all("他说“OK”…"), [Piece::Words("他说“OK”…", Chinese)]);
        assert_eq!(all("“2020”"), [Piece::Words("“2020”", Chinese)]);
    }

    #[test]
    fn quotes_in_a_latin_line_are_latin() {
        assert_eq!(all("He said “yes”."), [Piece::Words("He said “yes”.", Latin)]);
    }

    #[test]
    fn an_apostrophe_in_a_latin_word_is_latin_and_nothing_is_lost() {
        assert_eq!(
            all("’在Xi’an’"),
            [
                Piece::Words("’在Xi", Chinese),
                Piece::Words("’", Latin),
                Piece::Words("an’", Chinese),
            ]
        );
    }

    #[test]
    fn each_tab_is_a_piece() {
        assert_eq!(
            all("\t甲\t\t"),
            [Piece::Tab, Piece::Words("甲", Chinese), Piece::Tab, Piece::Tab]
        );
        assert_eq!(all(""), []);
    }
}
