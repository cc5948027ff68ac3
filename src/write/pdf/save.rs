//! Objects in, bytes out: streams compressed, everything else in object streams
//! (ISO 32000-1, 7.5.7 and 7.5.8).

use std::io::{self, Write};

use lopdf::{Object, Stream, dictionary};

use super::deflate::Deflater;
use super::metadata::integer;
use super::object;
use super::refuse;
use crate::error::Error;

/// Object streams came with 1.5; 1.7 is the last version that PDF/A-2 and PDF/UA-1 know.
const HEADER: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";

/// How many objects an object stream holds.
const GROUP: usize = 200;

/// Write the file.
pub(super) fn save(mut file: lopdf::Document) -> Result<Vec<u8>, Error> {
    save_objects(&mut file).map_err(|e| refuse(e.to_string()))
}

/// Where an object is.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// Nowhere: the number is free.
    Free,
    /// At so many bytes from the start.
    Offset(usize),
    /// In an object stream, at an index.
    Within(u32, usize),
}

/// A file that is being written.
struct Sink {
    bytes: Vec<u8>,
    places: Vec<Place>,
    deflater: Deflater,
}

fn save_objects(file: &mut lopdf::Document) -> io::Result<Vec<u8>> {
    let mut sink = Sink {
        bytes: HEADER.to_vec(),
        places: vec![Place::Free; file.max_id as usize + 1],
        deflater: Deflater::new(),
    };
    let mut packed = Vec::new();
    for (&(id, _), object) in &mut file.objects {
        if let Object::Stream(stream) = object {
            sink.stream(id, std::mem::replace(stream, empty()))?;
        } else {
            packed.push((id, std::mem::replace(object, Object::Null)));
        }
    }
    for group in packed.chunks(GROUP) {
        sink.group(group)?;
    }
    let mut trailer = dictionary! { "Type" => "XRef" };
    for key in [b"Root".as_slice(), b"Info", b"ID"] {
        if let Ok(value) = file.trailer.get(key) {
            trailer.set(key, value.clone());
        }
    }
    sink.finish(trailer)
}

fn empty() -> Stream {
    Stream::new(lopdf::Dictionary::new(), Vec::new())
}

impl Sink {
    fn new_id(&mut self) -> u32 {
        self.places.push(Place::Free);
        u32::try_from(self.places.len() - 1).unwrap_or(u32::MAX)
    }

    fn stream(&mut self, id: u32, mut stream: Stream) -> io::Result<()> {
        if stream.allows_compression && !stream.dict.has(b"Filter") {
            stream.content = self.deflater.deflate(&stream.content)?;
            stream.dict.set("Filter", "FlateDecode");
        }
        stream.dict.set("Length", integer(stream.content.len()));
        if let Some(place) = self.places.get_mut(id as usize) {
            *place = Place::Offset(self.bytes.len());
        }
        writeln!(self.bytes, "{id} 0 obj")?;
        object::put(&mut self.bytes, &Object::Stream(stream));
        self.bytes.extend_from_slice(b"\nendobj\n");
        Ok(())
    }

    /// Put objects into one object stream.
    fn group(&mut self, objects: &[(u32, Object)]) -> io::Result<()> {
        let within = self.new_id();
        let (mut index, mut content) = (Vec::new(), Vec::new());
        for (at, (id, object)) in objects.iter().enumerate() {
            write!(index, "{id} {} ", content.len())?;
            object::put(&mut content, object);
            content.push(b'\n');
            if let Some(place) = self.places.get_mut(*id as usize) {
                *place = Place::Within(within, at);
            }
        }
        let dictionary = dictionary! {
            "Type" => "ObjStm",
            "N" => integer(objects.len()),
            "First" => integer(index.len()),
        };
        index.append(&mut content);
        self.stream(within, Stream::new(dictionary, index))
    }

    /// Add the cross-reference stream, which is also the trailer.
    fn finish(mut self, mut trailer: lopdf::Dictionary) -> io::Result<Vec<u8>> {
        let id = self.new_id();
        let start = self.bytes.len();
        if let Some(place) = self.places.last_mut() {
            *place = Place::Offset(start);
        }
        let table: Vec<u8> = self.places.iter().flat_map(|place| row(*place)).collect();
        trailer.set("Size", integer(self.places.len()));
        trailer.set("W", vec![integer(1), integer(4), integer(2)]);
        self.stream(id, Stream::new(trailer, table))?;
        writeln!(self.bytes, "startxref\n{start}\n%%EOF")?;
        Ok(self.bytes)
    }
}

/// A row of the cross-reference table: kind, place, index.
fn row(place: Place) -> [u8; 7] {
    let (kind, place, index) = match place {
        Place::Free => (0, 0, usize::MAX),
        Place::Offset(at) => (1, at, 0),
        Place::Within(stream, at) => (2, stream as usize, at),
    };
    let (mut row, place, index) = ([kind; 7], place.to_be_bytes(), index.to_be_bytes());
    row[1..5].copy_from_slice(&place[place.len() - 4..]);
    row[5..].copy_from_slice(&index[index.len() - 2..]);
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saved_file_can_be_loaded_and_has_every_object() {
        let mut file = lopdf::Document::new();
        let pages = file.add_object(dictionary! { "Type" => "Pages" });
        let root = file.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
        let stream = file.add_object(Stream::new(dictionary! {}, b"stream".repeat(50)));
        for number in 0..500 {
            file.add_object(Object::Integer(number));
        }
        file.trailer.set("Root", root);
        let read = lopdf::Document::load_mem(&save(file).unwrap()).unwrap();
        assert_eq!(read.get_object((503, 0)).unwrap().as_i64().unwrap(), 499);
        let stream = read.get_object(stream).unwrap().as_stream().unwrap();
        assert_eq!(stream.decompressed_content().unwrap(), b"stream".repeat(50));
    }
}
