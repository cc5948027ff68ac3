//! A line of text that every format can hold.

use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;

/// A line of text without line breaks and without the characters that XML forbids, because XML
/// libraries write U+0001 without complaint and the reader's word processor then refuses the
/// file. A tab is allowed.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(String);

/// A character that a [`Text`] cannot hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("U+{:04X} cannot stand in a line of text", *.0 as u32)]
pub struct ForbiddenCharacter(pub char);

impl Text {
    /// Check a line of text.
    ///
    /// # Errors
    /// The first character that is a line break, a control other than the tab, or U+FFFE or
    /// U+FFFF (XML 1.0, production 2).
    pub fn new(text: impl Into<String>) -> Result<Self, ForbiddenCharacter> {
        let text = text.into();
        match text.chars().find(|&c| !Self::allows(c)) {
            Some(c) => Err(ForbiddenCharacter(c)),
            None => Ok(Self(text)),
        }
    }

    /// Whether a line of text can hold the character.
    pub const fn allows(c: char) -> bool {
        match c {
            '\t' => true,
            '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => false,
            '\u{2028}' | '\u{2029}' | '\u{FFFE}' | '\u{FFFF}' => false,
            _ => true,
        }
    }

    /// The text as a string slice.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Collects what a line of text can hold and leaves out the rest; whoever collects accounts for
/// what is left out.
impl FromIterator<char> for Text {
    fn from_iter<I: IntoIterator<Item = char>>(characters: I) -> Self {
        Self(characters.into_iter().filter(|&c| Self::allows(c)).collect())
    }
}

impl Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Text {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_holds_no_line_break_and_nothing_that_xml_forbids() {
        for c in ['\n', '\r', '\0', '\u{1}', '\u{85}', '\u{2028}', '\u{FFFE}', '\u{FFFF}'] {
            assert_eq!(Text::new(format!("甲{c}乙")), Err(ForbiddenCharacter(c)));
        }
        assert_eq!(Text::new("甲\t乙　𠮷").map(String::from), Ok("甲\t乙　𠮷".to_owned()));
    }

    #[test]
    fn collecting_leaves_out_what_cannot_be_held() {
        assert_eq!("甲\u{1}乙".chars().collect::<Text>().as_str(), "甲乙");
    }
}
