//! `ToUnicode`: the text of each character code (ISO 32000-1, 9.10.3).

use super::lexer::{Lexer, Source};
use super::object::Object;

/// How many codes a `CMap` may map, so that overlapping ranges cannot take forever.
const MOST: usize = 1 << 18;
/// Entries from here on are places in the list of longer texts.
const LONG: u32 = 1 << 31;

/// The text of each code of one or two bytes.
#[derive(Debug, Default)]
pub(super) struct CMap {
    /// By the length of the code less one and the code: 0 for nothing, the code point of the
    /// only character, or the place of a longer text.
    tables: [Vec<u32>; 2],
    long: Vec<String>,
    mapped: usize,
    /// Ranges of codes: their length, first and last code.
    spaces: Vec<(usize, u32, u32)>,
}

impl CMap {
    /// Read a `CMap`.
    pub(super) fn read(data: &[u8]) -> Result<Self, String> {
        let mut lexer = Lexer::new(data, 0, Source::Content);
        let mut cmap = Self::default();
        let mut operands: Vec<Object> = Vec::new();
        while let Some(object) = lexer.next()? {
            let Object::Operator(operator) = object else {
                operands.push(object);
                continue;
            };
            match operator {
                b"endbfchar" => cmap.characters(&operands)?,
                b"endbfrange" => cmap.ranges(&operands)?,
                b"endcodespacerange" => cmap.spaces(&operands)?,
                b"usecmap" => return Err("it builds on another CMap".to_owned()),
                _ => {}
            }
            operands.clear();
        }
        Ok(cmap)
    }

    /// Append the text of a code; whether it has one.
    pub(super) fn append(&self, code: u32, length: usize, text: &mut String) -> bool {
        let table = self.tables.get(length.wrapping_sub(1));
        let at = usize::try_from(code).unwrap_or(usize::MAX);
        match table.and_then(|table| table.get(at)).copied().unwrap_or(0) {
            0 => return false,
            long if long >= LONG => {
                let at = usize::try_from(long - LONG).unwrap_or(usize::MAX);
                text.push_str(self.long.get(at).map_or("", String::as_str));
            }
            one => text.extend(char::from_u32(one)),
        }
        true
    }

    /// The length of the code at the start of some bytes, by the code space ranges (9.7.6.2).
    pub(super) fn length(&self, bytes: &[u8]) -> Option<usize> {
        (1..=bytes.len().min(4)).find(|length| {
            let code = number(bytes.get(..*length).unwrap_or_default());
            self.spaces
                .iter()
                .any(|(own, first, last)| own == length && within(code, *first, *last))
        })
    }

    fn spaces(&mut self, operands: &[Object]) -> Result<(), String> {
        for pair in operands.chunks(2) {
            let [Object::String(first), Object::String(last)] = pair else {
                return Err("a code space range has not two ends".to_owned());
            };
            if first.len() != last.len() || !(1..=4).contains(&first.len()) {
                return Err("the ends of a code space range are not alike".to_owned());
            }
            self.spaces.push((first.len(), number(first), number(last)));
        }
        Ok(())
    }

    fn characters(&mut self, operands: &[Object]) -> Result<(), String> {
        for pair in operands.chunks(2) {
            match pair {
                [Object::String(code), Object::String(text)] => {
                    self.map(number(code), code.len(), &utf16(text)?)?;
                }
                _ => return Err("a bfchar is not two strings".to_owned()),
            }
        }
        Ok(())
    }

    fn ranges(&mut self, operands: &[Object]) -> Result<(), String> {
        for three in operands.chunks(3) {
            let [Object::String(first), Object::String(last), texts] = three else {
                return Err("a bfrange has not two ends and a text".to_owned());
            };
            let codes = number(first)..=number(last);
            if let Some(text) = texts.string() {
                self.counted(codes, first.len(), text)?;
                continue;
            }
            for (code, text) in codes.zip(texts.clone().items()) {
                let text = text.string().ok_or("a bfrange names what is not a string")?;
                self.map(code, first.len(), &utf16(text)?)?;
            }
        }
        Ok(())
    }

    /// A range in which the last byte of the text counts up.
    fn counted(
        &mut self,
        codes: std::ops::RangeInclusive<u32>,
        length: usize,
        text: &[u8],
    ) -> Result<(), String> {
        let (low, high) = text.split_last().ok_or("a bfrange maps to nothing")?;
        for (step, code) in codes.enumerate() {
            let low = u8::try_from(step).ok().and_then(|step| low.checked_add(step));
            let low = low.ok_or("a bfrange counts past its last byte")?;
            self.map(code, length, &utf16(&[high, &[low]].concat())?)?;
        }
        Ok(())
    }

    fn map(&mut self, code: u32, length: usize, text: &str) -> Result<(), String> {
        self.mapped += 1;
        if self.mapped > MOST {
            return Err("it maps more codes than a font has".to_owned());
        }
        let is_in = |(own, first, last): &(usize, u32, u32)| {
            *own == length && within(code, *first, *last)
        };
        if !self.spaces.is_empty() && !self.spaces.iter().any(is_in) {
            return Err(format!("it maps the code {code:04X} outside of its code space"));
        }
        let mut characters = text.chars();
        let entry = match (characters.next(), characters.next()) {
            (None, _) => return Err(format!("it maps the code {code:04X} to nothing")),
            (Some('\0' | '\u{FEFF}' | '\u{FFFE}'), _) => {
                return Err(format!("it maps the code {code:04X} to no character"));
            }
            (Some(one), None) => u32::from(one),
            (Some(_), Some(_)) => {
                self.long.push(text.to_owned());
                LONG.saturating_add(u32::try_from(self.long.len() - 1).unwrap_or(0))
            }
        };
        let table = self.tables.get_mut(length.wrapping_sub(1));
        let table = table.ok_or("it maps codes of more than two bytes")?;
        let at = usize::try_from(code).map_err(|e| e.to_string())?;
        if table.len() <= at {
            table.resize(at + 1, 0);
        }
        let Some(place) = table.get_mut(at) else { return Ok(()) };
        if *place != 0 && *place != entry && entry < LONG {
            return Err(format!("it maps the code {code:04X} to two texts"));
        }
        *place = entry;
        Ok(())
    }
}

/// Each byte of a code lies between those of the ends.
fn within(code: u32, first: u32, last: u32) -> bool {
    let bytes = code.to_be_bytes().into_iter();
    let ends = first.to_be_bytes().into_iter().zip(last.to_be_bytes());
    bytes.zip(ends).all(|(byte, (first, last))| (first..=last).contains(&byte))
}

/// The number that some bytes are.
pub(super) fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}

/// Text in UTF-16, high byte first, without a byte order mark.
pub(super) fn utf16(bytes: &[u8]) -> Result<String, String> {
    if bytes.len() % 2 == 1 {
        return Err("half a unit of UTF-16".to_owned());
    }
    let units =
        bytes.chunks_exact(2).map(|two| two.iter().fold(0, |n, b| n << 8 | u16::from(*b)));
    char::decode_utf16(units).collect::<Result<_, _>>().map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(cmap: &str, codes: &[(u32, usize)]) -> Result<Vec<String>, String> {
        let cmap = CMap::read(cmap.as_bytes())?;
        let text = |(code, length): &(u32, usize)| {
            let mut text = String::new();
            let known = cmap.append(*code, *length, &mut text);
            if known { text } else { "?".to_owned() }
        };
        Ok(codes.iter().map(text).collect())
    }

    #[test]
    fn characters_and_ranges_are_mapped() {
        let cmap = "1 begincodespacerange <0000> <FFFF> endcodespacerange
            3 beginbfchar <0001> <4E2D> <0002> <D842DFB7> <0003> <00660069> endbfchar
            2 beginbfrange <0010> <0012> <4E00> <0020> <0021> [<7532> <4E594E19>] endbfrange";
        let codes = [1, 2, 3, 0x10, 0x12, 0x13, 0x20, 0x21].map(|code| (code, 2));
        let found = text(cmap, &codes).unwrap();
        assert_eq!(found, ["中", "𠮷", "fi", "一", "丂", "?", "甲", "乙丙"]);
        assert_eq!(text(cmap, &[(1, 1)]).unwrap(), ["?"]);
    }

    #[test]
    fn maps_that_readers_take_differently_are_refused() {
        for wrong in [
            "beginbfchar <0001> <4E2D> <0001> <4E2E> endbfchar",
            "beginbfchar <0001> <> endbfchar",
            "beginbfchar <0001> <0000> endbfchar",
            "beginbfchar <0001> <D842> endbfchar",
            "beginbfchar <0001> <4E> endbfchar",
            "beginbfrange <0000> <0002> <4EFE> endbfrange",
            "beginbfrange <00000000> <FFFFFFFF> <4E00> endbfrange",
            "/Other usecmap",
            "begincodespacerange <0000> <00FF> endcodespacerange beginbfchar <0100> <4E00> \
            endbfchar",
        ] {
            assert!(text(wrong, &[]).is_err(), "{wrong}");
        }
    }

    #[test]
    fn codes_are_as_long_as_their_space_says() {
        let cmap = b"begincodespacerange <00> <80> <8140> <FEFE> endcodespacerange";
        let cmap = CMap::read(cmap).unwrap();
        assert_eq!(cmap.length(b"A"), Some(1));
        assert_eq!(cmap.length(&[0x81, 0x40]), Some(2));
        assert_eq!(cmap.length(&[0x81, 0x3F]), None);
    }
}
