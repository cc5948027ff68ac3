//! Fonts, as far as they say which character a code is (ISO 32000-1, 9.7 and 9.10.2).

use super::cmap::{CMap, number};
use super::file::File;
use super::object::{Dictionary, Object};
use crate::verify::budget::Budget;

/// A font of a content stream.
#[derive(Debug)]
pub(super) struct Font {
    name: String,
    codes: Codes,
    unicode: Option<CMap>,
    /// Two bytes for the glyph of each CID, where they are not the same (9.7.4.2).
    glyphs: Option<Vec<u8>>,
}

/// How strings are cut into codes.
#[derive(Debug)]
enum Codes {
    /// One byte each.
    Simple,
    /// Two bytes each, which are the CID.
    Identity,
    /// As the ranges of a `CMap` say.
    Spaces(CMap),
}

impl Font {
    /// Read a font.
    pub(super) fn read<'a>(
        file: File<'a>,
        font: &Dictionary<'a>,
        budget: &mut Budget,
    ) -> Result<Self, String> {
        let name = font.get(b"BaseFont").and_then(Object::name).unwrap_or(b"without a name");
        let name = String::from_utf8_lossy(name).into_owned();
        let place = |e: String| format!("font {name}: {e}");
        let unicode = file.value(font, b"ToUnicode")?;
        let unicode = if let Object::Null = unicode {
            None
        } else {
            let data = file.data(unicode, budget).map_err(place)?;
            Some(CMap::read(&data).map_err(|e| place(format!("ToUnicode: {e}")))?)
        };
        let is_composite = font.get(b"Subtype").and_then(Object::name) == Some(b"Type0");
        if !is_composite {
            return Ok(Self { name, codes: Codes::Simple, unicode, glyphs: None });
        }
        let codes = codes(file, font, budget).map_err(place)?;
        let descendant = file.value(font, b"DescendantFonts")?.items().into_iter().next();
        let descendant = file.resolve(descendant.unwrap_or(Object::Null))?.dictionary();
        let map = file.value(&descendant.unwrap_or_default(), b"CIDToGIDMap")?;
        let is_stream = matches!(map, Object::Stream(..));
        let glyphs = is_stream.then(|| file.data(map, budget)).transpose().map_err(place)?;
        Ok(Self { name, codes, unicode, glyphs })
    }

    /// Append the text of a string that is shown.
    pub(super) fn append(&self, string: &[u8], text: &mut String) -> Result<(), String> {
        let mut rest = string;
        while !rest.is_empty() {
            let length = self.length(rest);
            let (code, after) = length
                .and_then(|length| rest.split_at_checked(length))
                .ok_or_else(|| format!("font {}: a string holds half a code", self.name))?;
            rest = after;
            let number = number(code);
            self.drawn(number)?;
            let known = self.unicode.as_ref().map(|map| map.append(number, code.len(), text));
            if known != Some(true) {
                return Err(format!("font {}: the code {number:04X} has no text", self.name));
            }
        }
        Ok(())
    }

    /// A string that is no text still must not draw glyph 0.
    pub(super) fn prove(&self, string: &[u8]) -> Result<(), String> {
        match self.codes {
            Codes::Identity => string.chunks(2).try_for_each(|code| self.drawn(number(code))),
            Codes::Simple | Codes::Spaces(_) => Ok(()),
        }
    }

    fn length(&self, rest: &[u8]) -> Option<usize> {
        match &self.codes {
            Codes::Simple => Some(1),
            Codes::Identity => Some(2),
            Codes::Spaces(map) => map.length(rest),
        }
    }

    /// Glyph 0 is drawn for what a font has not.
    fn drawn(&self, code: u32) -> Result<(), String> {
        if !matches!(self.codes, Codes::Identity) {
            return Ok(());
        }
        let glyph = self.glyphs.as_ref().map_or(code, |map| {
            let at = usize::try_from(code).unwrap_or(usize::MAX).saturating_mul(2);
            number(map.get(at..at.saturating_add(2)).unwrap_or_default())
        });
        match glyph {
            0 => Err(format!("font {}: the code {code:04X} draws glyph 0", self.name)),
            _ => Ok(()),
        }
    }
}

fn codes<'a>(
    file: File<'a>,
    font: &Dictionary<'a>,
    budget: &mut Budget,
) -> Result<Codes, String> {
    let encoding = file.value(font, b"Encoding")?;
    match encoding.name() {
        Some(b"Identity-H" | b"Identity-V") => Ok(Codes::Identity),
        Some(_) => Err("its codes are neither Identity nor its own".to_owned()),
        None => Ok(Codes::Spaces(CMap::read(&file.data(encoding, budget)?)?)),
    }
}
