//! Character classes of line layout, and where a line may not begin or end.
//!
//! Sources: CLREQ 3.1.4 and 3.1.5 (strict level), GB/T 15834-2011 5.1, and the zh-CN sets of
//! ECMA-376 Part 4 for ASCII marks in Chinese text.

/// What a character is to a line of Chinese text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Han characters, kana and symbols that fill their em.
    Han,
    /// “（《: blank in the left half.
    Opening,
    /// ”）》: blank in the right half.
    Closing,
    /// ，、；：: blank in the right half.
    Pause,
    /// 。？！: blank in the right half.
    Stop,
    /// — and …, which make units of two.
    Dash,
    /// · and what else belongs to the word before it: – ～ 々 ％ ℃.
    Clinging,
    /// ￥ and what else belongs to the number after it.
    Leading,
    /// Latin letters, digits and what is set among them.
    Latin,
    /// ( [ {, $: opens, and is as narrow as a letter.
    LatinOpening,
    /// ) ] } , . : ; ! ? %: closes, and is as narrow as a letter.
    LatinClosing,
    /// The space between words.
    Space,
    /// A blank of fixed width, such as the ideographic space.
    Blank,
    /// A character that takes no room.
    Nothing,
}

impl Class {
    /// Whether no line begins with it (避头).
    pub(super) const fn never_begins(self) -> bool {
        match self {
            Self::Closing | Self::Pause | Self::Stop | Self::Dash => true,
            Self::Clinging | Self::LatinClosing => true,
            Self::Space | Self::Blank | Self::Nothing => true,
            Self::Han | Self::Opening | Self::Leading | Self::Latin | Self::LatinOpening => {
                false
            }
        }
    }

    /// Whether no line ends with it (避尾).
    pub(super) const fn never_ends(self) -> bool {
        match self {
            Self::Opening | Self::Leading | Self::LatinOpening => true,
            Self::Han | Self::Closing | Self::Pause | Self::Stop | Self::Dash => false,
            Self::Clinging | Self::Latin | Self::LatinClosing => false,
            Self::Space | Self::Blank | Self::Nothing => false,
        }
    }

    /// Whether it leaves no ink and may hang past the end of a line.
    pub(super) const fn is_blank(self) -> bool {
        matches!(self, Self::Space | Self::Blank | Self::Nothing)
    }

    /// Whether it is set as Latin text is.
    pub(super) const fn is_latin(self) -> bool {
        matches!(self, Self::Latin | Self::LatinOpening | Self::LatinClosing)
    }

    /// Whether its right half is blank.
    pub(super) const fn is_blank_after(self) -> bool {
        matches!(self, Self::Closing | Self::Pause | Self::Stop)
    }
}

/// The class of a character that leaves ink.
pub(super) const fn class(c: char) -> Class {
    match c {
        '\u{3400}'..='\u{9FFF}' => Class::Han,
        '(' | '[' | '{' | '$' | '£' => Class::LatinOpening,
        '!' | '%' | ')' | ',' | '.' | ':' | ';' | '?' | ']' | '}' => Class::LatinClosing,
        '\0'..='\u{7F}' => Class::Latin,
        '\u{A5}' | '\u{FF04}' | '\u{FFE1}' | '\u{FFE5}' => Class::Leading,
        '‘' | '“' | '〈' | '《' | '「' | '『' | '【' | '〔' | '〖' | '〝' => {
            Class::Opening
        }
        '（' | '［' | '｛' => Class::Opening,
        '’' | '”' | '〉' | '》' | '」' | '』' | '】' | '〕' | '〗' | '〞' | '〟' => {
            Class::Closing
        }
        '）' | '］' | '｝' => Class::Closing,
        '、' | '，' | '：' | '；' => Class::Pause,
        '。' | '！' | '？' | '．' => Class::Stop,
        '—' | '―' | '…' | '⋯' | '⸺' => Class::Dash,
        '·' | '‐' | '‑' | '–' | '‧' | '・' | '～' | '／' | '々' | '〃' | '％' => {
            Class::Clinging
        }
        '°' | '¢' | '‰' | '′' | '″' | '℃' | '℉' | '∶' | '‼' | '⁇' | '⁈' | '⁉' | '￠' => {
            Class::Clinging
        }
        'ー' | 'ゝ' | 'ゞ' | 'ヽ' | 'ヾ' => Class::Clinging,
        '\u{80}'..='\u{52F}' => latin_supplement(c),
        '\u{1E00}'..='\u{1FFF}' => Class::Latin,
        _ => Class::Han,
    }
}

/// Signs such as × and ± stand between Han characters as full characters do.
const fn latin_supplement(c: char) -> Class {
    match c {
        '¤' | '§' | '¨' | '±' | '×' | '÷' | '¶' | '¬' => Class::Han,
        _ => Class::Latin,
    }
}

/// Signs that belong to the number before them (GB/T 15835-2011: a number is not parted from its
/// unit; years and months are not broken).
const UNITS: &str = "万亿千百年月日时分秒元吨米倍个项人名号家户次届位条件岁周期起辆套所座公平立克升\
                     度级点后种类区批场台亩只天站间";

/// Whether a sign belongs to the number before it.
pub(super) fn is_unit(c: char) -> bool {
    UNITS.contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_begins_with_a_mark_that_closes() {
        for c in "，。、；：？！”’）》〉】〕」』,.;:?!)]}%·—…～／℃％".chars()
        {
            assert!(class(c).never_begins(), "{c}");
        }
    }

    #[test]
    fn no_line_ends_with_a_mark_that_opens() {
        for c in "“‘（《〈【〔「『([{￥$".chars() {
            assert!(class(c).never_ends(), "{c}");
            assert!(!class(c).never_begins(), "{c}");
        }
    }

    #[test]
    fn han_and_letters_stand_anywhere() {
        for c in "国一〇①×aZ9𠮷ア".chars() {
            assert!(!class(c).never_begins() && !class(c).never_ends(), "{c}");
        }
    }
}
