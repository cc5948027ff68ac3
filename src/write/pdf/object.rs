//! One object of a PDF file to bytes (ISO 32000-1, 7.3).

use std::io::Write;

use lopdf::{Dictionary, Object, StringFormat};

/// Append an object.
pub(super) fn put(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => out.extend_from_slice(b"null"),
        Object::Boolean(true) => out.extend_from_slice(b"true"),
        Object::Boolean(false) => out.extend_from_slice(b"false"),
        Object::Integer(value) => number(out, format_args!("{value}")),
        Object::Real(value) => number(out, format_args!("{value}")),
        Object::Name(bytes) => name(out, bytes),
        Object::String(bytes, StringFormat::Literal) => literal(out, bytes),
        Object::String(bytes, StringFormat::Hexadecimal) => hexadecimal(out, bytes),
        Object::Array(items) => array(out, items),
        Object::Dictionary(entries) => dictionary(out, entries),
        Object::Stream(stream) => {
            dictionary(out, &stream.dict);
            out.extend_from_slice(b"stream\n");
            out.extend_from_slice(&stream.content);
            out.extend_from_slice(b"\nendstream");
        }
        Object::Reference((id, generation)) => number(out, format_args!("{id} {generation} R")),
    }
}

fn number(out: &mut Vec<u8>, value: std::fmt::Arguments<'_>) {
    // Writing to memory cannot fail.
    let _ = out.write_fmt(value);
}

fn name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for &byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&byte) {
            out.push(byte);
        } else {
            out.push(b'#');
            out.extend_from_slice(&digits(byte));
        }
    }
}

fn literal(out: &mut Vec<u8>, text: &[u8]) {
    out.push(b'(');
    for &byte in text {
        match byte {
            b'(' | b')' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
            // A reader takes a bare carriage return for a line feed.
            b'\r' => out.extend_from_slice(b"\\r"),
            other => out.push(other),
        }
    }
    out.push(b')');
}

fn hexadecimal(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(b'<');
    for &byte in bytes {
        out.extend_from_slice(&digits(byte));
    }
    out.push(b'>');
}

fn digits(byte: u8) -> [u8; 2] {
    let digit = |nibble: u8| if nibble < 10 { b'0' + nibble } else { b'A' + nibble - 10 };
    [digit(byte >> 4), digit(byte & 0xF)]
}

fn array(out: &mut Vec<u8>, items: &[Object]) {
    out.push(b'[');
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push(b' ');
        }
        put(out, item);
    }
    out.push(b']');
}

fn dictionary(out: &mut Vec<u8>, entries: &Dictionary) {
    out.extend_from_slice(b"<<");
    for (key, value) in entries {
        name(out, key);
        out.push(b' ');
        put(out, value);
    }
    out.extend_from_slice(b">>");
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::dictionary;

    fn written(object: impl Into<Object>) -> String {
        let mut out = Vec::new();
        put(&mut out, &object.into());
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn names_and_strings_are_escaped() {
        assert_eq!(written(Object::Name(b"A B#".to_vec())), "/A#20B#23");
        assert_eq!(written(Object::string_literal("(\\\r")), "(\\(\\\\\\r)");
        let bytes = Object::String(vec![0xFE, 0x0F], StringFormat::Hexadecimal);
        assert_eq!(written(bytes), "<FE0F>");
    }

    #[test]
    fn a_dictionary_keeps_its_order() {
        let made = dictionary! { "Type" => "Page", "Kids" => vec![1.into(), (3, 0).into()] };
        assert_eq!(written(made), "<</Type /Page/Kids [1 3 0 R]>>");
    }
}
