//! Cross-reference tables and streams (ISO 32000-1, 7.5.4 and 7.5.8).

use std::collections::{HashMap, HashSet};

use super::file::{Entry, Index};
use super::filter;
use super::lexer::{Lexer, Source};
use super::object::{Dictionary, Object};
use crate::verify::budget::Budget;

/// Where each object is, from the last section of the file to the first.
pub(super) fn read<'a>(bytes: &'a [u8], budget: &mut Budget) -> Result<Index<'a>, String> {
    if !bytes.starts_with(b"%PDF-") {
        return Err("it does not begin with %PDF-".to_owned());
    }
    let mut entries = HashMap::new();
    let mut trailer = None;
    let mut seen = HashSet::new();
    let mut next = Some(start(bytes)?);
    while let Some(at) = next {
        if !seen.insert(at) {
            return Err("its cross-reference sections lead in a circle".to_owned());
        }
        let section = section(bytes, at, &mut entries, budget)
            .map_err(|e| format!("cross-reference section at byte {at}: {e}"))?;
        // Of a file for old and new readers, the hidden entries come before older sections.
        if let Some(hidden) = section.count(b"XRefStm") {
            self::section(bytes, hidden, &mut entries, budget)?;
        }
        next = section.count(b"Prev");
        trailer = trailer.or(Some(section));
    }
    let trailer = trailer.unwrap_or_default();
    if trailer.get(b"Encrypt").is_some() {
        return Err("it is encrypted".to_owned());
    }
    Ok(Index::new(bytes, entries, trailer))
}

/// The place of the last section (7.5.5).
fn start(bytes: &[u8]) -> Result<usize, String> {
    let tail = bytes.get(bytes.len().saturating_sub(1024)..).unwrap_or_default();
    let word = b"startxref";
    let at = tail.windows(word.len()).rposition(|nine| nine == word);
    let at = at.ok_or("it has no startxref")? + word.len();
    let number = Lexer::new(tail, at, Source::Content).next()?.and_then(|n| n.integer());
    let place = number.and_then(|n| usize::try_from(n).ok());
    place.ok_or_else(|| "its startxref says nothing".to_owned())
}

/// Read a section and give its trailer back; what is known already is newer.
fn section<'a>(
    bytes: &'a [u8],
    at: usize,
    entries: &mut HashMap<u32, Entry>,
    budget: &mut Budget,
) -> Result<Dictionary<'a>, String> {
    let mut lexer = Lexer::new(bytes, at, Source::File);
    if lexer.keyword(b"xref") {
        return table(&mut lexer, entries);
    }
    let header = (lexer.next()?, lexer.next()?, lexer.keyword(b"obj"));
    let ((.., true), Some(Object::Dictionary(dictionary))) = (header, lexer.next()?) else {
        return Err("it is neither a table nor a stream".to_owned());
    };
    let length = dictionary.count(b"Length").ok_or("it has no length")?;
    if !lexer.keyword(b"stream") {
        return Err("it is not a stream".to_owned());
    }
    let data = filter::decode(&dictionary, lexer.stream(length)?, budget)?;
    stream(&dictionary, &data, entries)?;
    Ok(dictionary)
}

/// Lines of place, generation and `n` or `f`.
fn table<'a>(
    lexer: &mut Lexer<'a>,
    entries: &mut HashMap<u32, Entry>,
) -> Result<Dictionary<'a>, String> {
    while !lexer.keyword(b"trailer") {
        let (Some(Object::Integer(first)), Some(Object::Integer(count))) =
            (lexer.next()?, lexer.next()?)
        else {
            return Err("a subsection has no numbers".to_owned());
        };
        for number in first..first.saturating_add(count) {
            let row = (lexer.next()?, lexer.next()?, lexer.next()?);
            let entry = match row {
                (Some(Object::Integer(at)), Some(_), Some(Object::Operator(b"n"))) => {
                    Entry::At(usize::try_from(at).map_err(|e| e.to_string())?)
                }
                (Some(_), Some(_), Some(Object::Operator(b"f"))) => Entry::Free,
                _ => return Err(format!("the row of object {number} is not one")),
            };
            let number = u32::try_from(number).map_err(|e| e.to_string())?;
            entries.entry(number).or_insert(entry);
        }
    }
    match lexer.next()? {
        Some(Object::Dictionary(trailer)) => Ok(trailer),
        _ => Err("its trailer is not a dictionary".to_owned()),
    }
}

/// Rows of three numbers in as many bytes as `W` says.
fn stream(
    dictionary: &Dictionary,
    data: &[u8],
    entries: &mut HashMap<u32, Entry>,
) -> Result<(), String> {
    let whole = |key: &[u8]| -> Vec<usize> {
        let items = dictionary.get(key).cloned().unwrap_or(Object::Null).items();
        items
            .iter()
            .filter_map(Object::integer)
            .filter_map(|n| usize::try_from(n).ok())
            .collect()
    };
    let widths = whole(b"W");
    let [kind, place, extra] = *widths.as_slice() else {
        return Err("its W has not three numbers".to_owned());
    };
    if [kind, place, extra].into_iter().any(|width| width > 8) || place == 0 {
        return Err("its W is out of range".to_owned());
    }
    let mut index = whole(b"Index");
    if index.is_empty() {
        index = vec![0, dictionary.count(b"Size").unwrap_or(0)];
    }
    let mut rows = data.chunks_exact(kind + place + extra);
    for pair in index.chunks_exact(2) {
        let (first, count) = (pair.first().copied(), pair.get(1).copied());
        let first = first.unwrap_or(0);
        for number in first..first.saturating_add(count.unwrap_or(0)) {
            let row = rows.next().ok_or("it is shorter than its Index says")?;
            let number = u32::try_from(number).map_err(|e| e.to_string())?;
            entries.entry(number).or_insert(entry(row, kind, place)?);
        }
    }
    Ok(())
}

fn entry(row: &[u8], kind: usize, place: usize) -> Result<Entry, String> {
    let number = |range: &[u8]| range.iter().fold(0_u64, |sum, b| sum << 8 | u64::from(*b));
    let (of_kind, rest) = row.split_at_checked(kind).unwrap_or_default();
    let (of_place, of_extra) = rest.split_at_checked(place).unwrap_or_default();
    let place = number(of_place);
    let size = |n: u64| usize::try_from(n).map_err(|e| e.to_string());
    // Without a first number every row is of kind 1 (table 17).
    match if kind == 0 { 1 } else { number(of_kind) } {
        0 => Ok(Entry::Free),
        1 => Ok(Entry::At(size(place)?)),
        2 => {
            let stream = u32::try_from(place).map_err(|e| e.to_string())?;
            Ok(Entry::Packed(stream, size(number(of_extra))?))
        }
        _ => Ok(Entry::Free),
    }
}
