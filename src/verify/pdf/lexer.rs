//! The syntax of PDF: objects and operators (ISO 32000-1, 7.2 and 7.3).

use std::borrow::Cow;

use super::object::{Dictionary, Object};

/// How deep arrays and dictionaries may stand in one another.
const DEEPEST: usize = 64;

/// Where the text is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// A file, in which `1 0 R` is a reference.
    File,
    /// A content stream or a `CMap`, in which there are none.
    Content,
}

/// Bytes that are being read as objects.
#[derive(Debug, Clone)]
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
    source: Source,
}

impl<'a> Lexer<'a> {
    /// Begin to read at a place.
    pub(super) const fn new(bytes: &'a [u8], at: usize, source: Source) -> Self {
        Self { bytes, at, source }
    }

    /// How many bytes have been read.
    pub(super) const fn place(&self) -> usize {
        self.at
    }

    /// A failure at the present place.
    fn fault(&self, reason: &str) -> String {
        format!("byte {}: {reason}", self.at)
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Go past a byte, if it comes next.
    fn take(&mut self, byte: u8) -> bool {
        let comes = self.peek() == Some(byte);
        self.at += usize::from(comes);
        comes
    }

    /// Go past the bytes for which something holds.
    fn run(&mut self, holds: impl Fn(u8) -> bool) -> &'a [u8] {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|&b| !holds(b)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    /// Go past white space and comments.
    fn skip(&mut self) {
        self.run(is_space);
        while self.take(b'%') {
            self.run(|b| b != b'\n' && b != b'\r');
            self.run(is_space);
        }
    }

    /// The next object or operator; nothing at the end.
    pub(super) fn next(&mut self) -> Result<Option<Object<'a>>, String> {
        self.object(0)
    }

    /// Go past a keyword, if it comes next.
    pub(super) fn keyword(&mut self, word: &[u8]) -> bool {
        self.skip();
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let comes = rest.starts_with(word)
            && rest.get(word.len()).is_none_or(|&b| is_space(b) || is_delimiter(b));
        self.at += if comes { word.len() } else { 0 };
        comes
    }

    /// The bytes of a stream, after its keyword (7.3.8.1).
    pub(super) fn stream(&mut self, length: usize) -> Result<&'a [u8], String> {
        self.take(b'\r');
        self.take(b'\n');
        let end = self.at.saturating_add(length);
        let data = self.bytes.get(self.at..end);
        let data = data.ok_or_else(|| self.fault("a stream is longer than the file"))?;
        self.at = end;
        if !self.keyword(b"endstream") {
            return Err(self.fault("a stream does not end where its length says"));
        }
        Ok(data)
    }

    /// Go past the data of an inline image (8.9.7).
    pub(super) fn skip_image(&mut self) -> Result<(), String> {
        while !self.keyword(b"ID") {
            if self.object(0)?.is_none() {
                return Err(self.fault("an inline image does not end"));
            }
        }
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let end = rest.windows(4).position(
            |four| matches!(four, [a, b'E', b'I', z] if is_space(*a) && is_space(*z)),
        );
        self.at += end.ok_or_else(|| self.fault("an inline image does not end"))? + 3;
        Ok(())
    }

    fn object(&mut self, depth: usize) -> Result<Option<Object<'a>>, String> {
        self.skip();
        let Some(first) = self.peek() else { return Ok(None) };
        if depth > DEEPEST {
            return Err(self.fault("arrays and dictionaries stand too deep"));
        }
        let object = match first {
            b'/' => Object::Name(self.name()?),
            b'(' => Object::String(self.literal()?),
            b'[' => self.array(depth)?,
            b'<' => {
                self.at += 1;
                if self.take(b'<') { self.dictionary(depth)? } else { self.hex()? }
            }
            b'+' | b'-' | b'.' | b'0'..=b'9' => self.number(),
            b')' | b'>' | b']' | b'{' | b'}' => {
                self.at += 1;
                return Err(self.fault("a bracket without its other half"));
            }
            _ => match self.run(|b| !is_space(b) && !is_delimiter(b)) {
                b"true" | b"false" => Object::Boolean,
                b"null" => Object::Null,
                word => Object::Operator(word),
            },
        };
        Ok(Some(object))
    }

    fn array(&mut self, depth: usize) -> Result<Object<'a>, String> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.skip();
            if self.take(b']') {
                return Ok(Object::Array(items));
            }
            let item = self.object(depth + 1)?;
            items.push(item.ok_or_else(|| self.fault("an array does not end"))?);
        }
    }

    fn dictionary(&mut self, depth: usize) -> Result<Object<'a>, String> {
        let mut entries = Vec::new();
        loop {
            self.skip();
            if self.take(b'>') {
                self.take(b'>');
                return Ok(Object::Dictionary(Dictionary(entries)));
            }
            let Some(Object::Name(key)) = self.object(depth + 1)? else {
                return Err(self.fault("the key of a dictionary is not a name"));
            };
            let value = self.object(depth + 1)?;
            entries.push((key, value.ok_or_else(|| self.fault("a dictionary does not end"))?));
        }
    }

    fn number(&mut self) -> Object<'a> {
        let start = self.at;
        let digits = self.run(|b| matches!(b, b'+' | b'-' | b'.' | b'0'..=b'9'));
        let text = std::str::from_utf8(digits).unwrap_or_default();
        let Ok(number) = text.parse::<i64>() else {
            return Object::Real;
        };
        if self.source == Source::File && number >= 0 && self.at > start {
            return self.reference(number).unwrap_or(Object::Integer(number));
        }
        Object::Integer(number)
    }

    /// The rest of a reference, if there is one.
    fn reference(&mut self, number: i64) -> Option<Object<'a>> {
        let back = self.at;
        self.run(is_space);
        let generation = self.run(|b| b.is_ascii_digit());
        if !generation.is_empty()
            && let Ok(number) = u32::try_from(number)
            && self.keyword(b"R")
        {
            return Some(Object::Reference(number));
        }
        self.at = back;
        None
    }

    /// A name, with `#xx` resolved (7.3.5).
    fn name(&mut self) -> Result<Cow<'a, [u8]>, String> {
        self.at += 1;
        let raw = self.run(|b| !is_space(b) && !is_delimiter(b));
        if !raw.contains(&b'#') {
            return Ok(Cow::Borrowed(raw));
        }
        let mut name = Vec::with_capacity(raw.len());
        let mut rest = raw.iter();
        while let Some(&byte) = rest.next() {
            if byte != b'#' {
                name.push(byte);
                continue;
            }
            let digits = rest.next().zip(rest.next());
            let code = digits.and_then(|(a, b)| Some(digit(*a)? << 4 | digit(*b)?));
            name.push(code.ok_or_else(|| self.fault("a name with # and no two digits"))?);
        }
        Ok(Cow::Owned(name))
    }

    fn hex(&mut self) -> Result<Object<'a>, String> {
        let raw = self.run(|b| b != b'>');
        if !self.take(b'>') {
            return Err(self.fault("a hexadecimal string does not end"));
        }
        let mut bytes = Vec::with_capacity(raw.len() / 2);
        let mut high = None;
        for &byte in raw.iter().filter(|b| !is_space(**b)) {
            let low = digit(byte).ok_or_else(|| self.fault("not a hexadecimal digit"))?;
            match high.take() {
                None => high = Some(low << 4),
                Some(first) => bytes.push(first | low),
            }
        }
        bytes.extend(high);
        Ok(Object::String(Cow::Owned(bytes)))
    }

    /// A string in parentheses (7.3.4.2).
    fn literal(&mut self) -> Result<Cow<'a, [u8]>, String> {
        self.at += 1;
        let plain = self.run(|b| !matches!(b, b'(' | b')' | b'\\' | b'\r'));
        if self.take(b')') {
            return Ok(Cow::Borrowed(plain));
        }
        let mut bytes = plain.to_vec();
        let mut open = 1_usize;
        loop {
            let byte = self.peek().ok_or_else(|| self.fault("a string does not end"))?;
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' => open -= 1,
                b'\\' => {
                    bytes.extend(self.escape());
                    continue;
                }
                b'\r' => {
                    self.take(b'\n');
                    bytes.push(b'\n');
                    continue;
                }
                _ => {}
            }
            if open == 0 {
                return Ok(Cow::Owned(bytes));
            }
            bytes.push(byte);
        }
    }

    /// What stands after a backslash; nothing for a line end.
    fn escape(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        match byte {
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'b' => Some(8),
            b'f' => Some(12),
            b'\r' => {
                self.take(b'\n');
                None
            }
            b'\n' => None,
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(next @ b'0'..=b'7') = self.peek() else { break };
                    self.at += 1;
                    code = code * 8 + u32::from(next - b'0');
                }
                // What does not fit is ignored (table 3).
                u8::try_from(code & 0xFF).ok()
            }
            other => Some(other),
        }
    }
}

/// The value of a hexadecimal digit.
pub(super) fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

/// White space (table 1).
pub(super) const fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

/// Delimiters (table 2).
const fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &[u8], source: Source) -> Result<Vec<Object<'_>>, String> {
        let mut lexer = Lexer::new(text, 0, source);
        std::iter::from_fn(|| lexer.next().transpose()).collect()
    }

    fn string(text: &[u8]) -> Vec<u8> {
        all(text, Source::Content).unwrap().remove(0).string().unwrap().to_vec()
    }

    #[test]
    fn strings_are_unescaped() {
        assert_eq!(
            string(
                br"(a\(b\)(c)\\ \101\53x\
d)"
            ),
            b"a(b)(c)\\ A+xd"
        );
        assert_eq!(string(b"<4E 0 0 5>"), [0x4E, 0x00, 0x50]);
        assert_eq!(string(b"(\r\n)"), b"\n");
    }

    #[test]
    fn references_exist_in_files_only() {
        let text = b"[1 0 R 2 0 3] % no\n/A#42";
        let file = all(text, Source::File).unwrap();
        assert_eq!(format!("{file:?}").matches("Reference(1)").count(), 1);
        let content = all(b"[1 0 2] 1 0 R", Source::Content).unwrap();
        assert_eq!(content.len(), 4);
        assert!(matches!(file.last(), Some(Object::Name(name)) if **name == *b"AB"));
    }

    #[test]
    fn broken_syntax_is_refused() {
        let deep = "[".repeat(9999);
        for wrong in ["(a", "<4", "<4x>", "<</A 1", "<<1 2>>", "[1", "]", "/A#4", &deep] {
            assert!(all(wrong.as_bytes(), Source::File).is_err(), "{wrong}");
        }
    }
}
