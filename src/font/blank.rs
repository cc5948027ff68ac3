//! Characters that leave no ink.

/// How much room a character without ink takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blank {
    /// The space between words, U+0020: its width is the line's to choose.
    Space,
    /// As wide as so many thousandths of an em.
    Fixed(u16),
    /// No room at all: zero-width characters, variation selectors, direction marks.
    Nothing,
}

/// Whether a character leaves no ink, and how much room it takes (Unicode 15.1, 6.2 and 23).
pub const fn blank(c: char) -> Option<Blank> {
    let width = match c {
        ' ' => return Some(Blank::Space),
        '\u{3000}' => 1000,
        '\t' => 2000,
        '\u{A0}' | '\u{1680}' | '\u{2005}' | '\u{2008}' => 250,
        '\u{2000}' | '\u{2002}' | '\u{2007}' => 500,
        '\u{2001}' | '\u{2003}' => 1000,
        '\u{2004}' => 333,
        '\u{2006}' => 167,
        '\u{2009}' | '\u{202F}' => 200,
        '\u{200A}' => 100,
        '\u{205F}' => 222,
        '\u{3164}' | '\u{FFA0}' => 500,
        '\u{AD}'
        | '\u{34F}'
        | '\u{61C}'
        | '\u{115F}'..='\u{1160}'
        | '\u{180B}'..='\u{180F}' => 0,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => 0,
        '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' => 0,
        '\u{E0000}'..='\u{E0FFF}' => 0,
        _ => return None,
    };
    Some(if width == 0 { Blank::Nothing } else { Blank::Fixed(width) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_know_their_width() {
        assert_eq!(blank('\u{3000}'), Some(Blank::Fixed(1000)));
        assert_eq!(blank('\u{FE0F}'), Some(Blank::Nothing));
        assert_eq!(blank(' '), Some(Blank::Space));
        assert_eq!(blank('一'), None);
    }
}
