//! The objects of a file by their numbers (ISO 32000-1, 7.5).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::filter;
use super::lexer::{Lexer, Source};
use super::object::{Dictionary, Object};
use crate::verify::budget::Budget;

/// How many references may lead to one another.
const LONGEST_CHAIN: usize = 32;

/// Where an object is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Entry {
    /// Nowhere any more.
    Free,
    /// At this byte.
    At(usize),
    /// In this object stream, in this place.
    Packed(u32, usize),
}

/// A file whose cross-reference table has been read.
pub(super) struct Index<'a> {
    bytes: &'a [u8],
    entries: HashMap<u32, Entry>,
    /// The last trailer.
    pub(super) trailer: Dictionary<'a>,
}

/// An object stream that has been unpacked.
pub(super) struct Packed {
    data: Vec<u8>,
    /// The number and the place of each object.
    places: Vec<(u32, usize)>,
}

impl<'a> Index<'a> {
    /// An index, as `xref` made it.
    pub(super) const fn new(
        bytes: &'a [u8],
        entries: HashMap<u32, Entry>,
        trailer: Dictionary<'a>,
    ) -> Self {
        Self { bytes, entries, trailer }
    }

    /// Unpack every object stream.
    pub(super) fn unpacked(
        &self,
        budget: &mut Budget,
    ) -> Result<BTreeMap<u32, Packed>, String> {
        let none = BTreeMap::new();
        let file = File { index: self, packed: &none };
        let streams = self.entries.values().filter_map(|entry| match entry {
            Entry::Packed(stream, _) => Some(*stream),
            Entry::Free | Entry::At(_) => None,
        });
        let mut found = BTreeMap::new();
        for number in streams.collect::<BTreeSet<u32>>() {
            let place = |e| format!("object stream {number}: {e}");
            let Object::Stream(dictionary, data) = file.get(number)? else {
                return Err(place("it is not a stream".to_owned()));
            };
            let dictionary = file.direct(dictionary)?;
            let data = filter::decode(&dictionary, data, budget).map_err(place)?;
            let places = places(&dictionary, &data).map_err(place)?;
            found.insert(number, Packed { data, places });
        }
        Ok(found)
    }
}

/// The numbers and places in an object stream (7.5.7).
fn places(dictionary: &Dictionary, data: &[u8]) -> Result<Vec<(u32, usize)>, String> {
    let first = dictionary.count(b"First").ok_or("it has no First")?;
    let count = dictionary.count(b"N").ok_or("it has no N")?;
    let mut lexer = Lexer::new(data, 0, Source::Content);
    let mut number = || lexer.next().ok().flatten().and_then(|object| object.integer());
    let mut found = Vec::new();
    for _ in 0..count {
        let pair = number().and_then(|n| u32::try_from(n).ok()).zip(number());
        let (object, place) = pair.ok_or("its index is too short")?;
        let place = usize::try_from(place).map_err(|e| e.to_string())?;
        found.push((object, place.saturating_add(first)));
    }
    Ok(found)
}

/// A file that is open for reading.
#[derive(Clone, Copy)]
pub(super) struct File<'a> {
    index: &'a Index<'a>,
    packed: &'a BTreeMap<u32, Packed>,
}

impl<'a> File<'a> {
    /// A file and its unpacked object streams.
    pub(super) const fn new(index: &'a Index<'a>, packed: &'a BTreeMap<u32, Packed>) -> Self {
        Self { index, packed }
    }

    /// The trailer.
    pub(super) const fn trailer(self) -> &'a Dictionary<'a> {
        &self.index.trailer
    }

    /// The object with a number; one that is not there is nothing (7.3.10).
    pub(super) fn get(self, number: u32) -> Result<Object<'a>, String> {
        self.at_depth(number, 0).map_err(|e| format!("object {number}: {e}"))
    }

    fn at_depth(self, number: u32, depth: usize) -> Result<Object<'a>, String> {
        if depth > LONGEST_CHAIN {
            return Err("references lead in a circle".to_owned());
        }
        match self.index.entries.get(&number) {
            None | Some(Entry::Free) => Ok(Object::Null),
            Some(Entry::At(at)) => self.written(number, *at, depth),
            Some(Entry::Packed(stream, place)) => self.in_stream(number, *stream, *place),
        }
    }

    fn in_stream(self, number: u32, stream: u32, place: usize) -> Result<Object<'a>, String> {
        let packed =
            self.packed.get(&stream).ok_or("it lies in an object stream in another")?;
        let Some((_, at)) = packed.places.get(place).filter(|(own, _)| *own == number) else {
            return Err(format!("object stream {stream} does not hold it"));
        };
        let object = Lexer::new(&packed.data, *at, Source::File).next()?;
        object.ok_or_else(|| "it is past the end of its object stream".to_owned())
    }

    /// An object that stands in the file itself.
    fn written(self, number: u32, at: usize, depth: usize) -> Result<Object<'a>, String> {
        let mut lexer = Lexer::new(self.index.bytes, at, Source::File);
        let header = (lexer.next()?, lexer.next()?, lexer.keyword(b"obj"));
        let (Some(Object::Integer(own)), Some(Object::Integer(_)), true) = header else {
            return Err(format!("no object begins at byte {at}"));
        };
        if own != i64::from(number) {
            return Err(format!("object {own} is at byte {at} instead"));
        }
        let object = lexer.next()?.ok_or("it ends before it begins")?;
        let Object::Dictionary(dictionary) = object else { return Ok(object) };
        if !lexer.keyword(b"stream") {
            return Ok(Object::Dictionary(dictionary));
        }
        let length = match dictionary.get(b"Length") {
            Some(Object::Reference(to)) => self.at_depth(*to, depth + 1)?.integer(),
            Some(_) | None => dictionary.get(b"Length").and_then(Object::integer),
        };
        let length = length.and_then(|n| usize::try_from(n).ok());
        let data = lexer.stream(length.ok_or("its stream has no length")?)?;
        Ok(Object::Stream(dictionary, data))
    }

    /// What an object refers to, or the object itself.
    pub(super) fn resolve(self, mut object: Object<'a>) -> Result<Object<'a>, String> {
        for _ in 0..LONGEST_CHAIN {
            let Object::Reference(number) = object else { return Ok(object) };
            object = self.get(number)?;
        }
        Err("references lead in a circle".to_owned())
    }

    /// The value of a key, wherever it is.
    pub(super) fn value(
        self,
        dictionary: &Dictionary<'a>,
        key: &[u8],
    ) -> Result<Object<'a>, String> {
        self.resolve(dictionary.get(key).cloned().unwrap_or(Object::Null))
    }

    /// A dictionary that is the value of a key; an empty one if there is none.
    pub(super) fn sub(
        self,
        dictionary: &Dictionary<'a>,
        key: &[u8],
    ) -> Result<Dictionary<'a>, String> {
        Ok(self.value(dictionary, key)?.dictionary().unwrap_or_default())
    }

    /// A dictionary of a stream with what decoding needs brought in.
    fn direct(self, mut dictionary: Dictionary<'a>) -> Result<Dictionary<'a>, String> {
        for (key, value) in &mut dictionary.0 {
            if matches!(&**key, b"Filter" | b"DecodeParms") {
                *value = self.resolve(value.clone())?;
            }
        }
        Ok(dictionary)
    }

    /// The decoded bytes of a stream.
    pub(super) fn data(
        self,
        stream: Object<'a>,
        budget: &mut Budget,
    ) -> Result<Vec<u8>, String> {
        let Object::Stream(dictionary, data) = stream else {
            return Err("it is not a stream".to_owned());
        };
        filter::decode(&self.direct(dictionary)?, data, budget)
    }
}
