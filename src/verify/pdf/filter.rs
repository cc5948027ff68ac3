//! Encoded streams (ISO 32000-1, 7.4).

use super::lexer::{digit, is_space};
use super::object::{Dictionary, Object};
use crate::verify::budget::Budget;

/// The bytes that a stream stands for.
pub(super) fn decode(
    dictionary: &Dictionary,
    data: &[u8],
    budget: &mut Budget,
) -> Result<Vec<u8>, String> {
    let value = |key: &[u8]| dictionary.get(key).cloned().unwrap_or(Object::Null).items();
    let mut parameters = value(b"DecodeParms").into_iter();
    let mut bytes = data.to_vec();
    for filter in value(b"Filter") {
        let own = parameters.next().and_then(Object::dictionary).unwrap_or_default();
        bytes = match filter.name() {
            Some(b"FlateDecode" | b"Fl") => {
                let inflated = flate2::read::ZlibDecoder::new(&*bytes);
                unpredicted(budget.read(inflated, "a stream")?, &own)?
            }
            Some(b"ASCIIHexDecode" | b"AHx") => hex(&bytes)?,
            Some(b"ASCII85Decode" | b"A85") => base85(&bytes)?,
            other => {
                let name = String::from_utf8_lossy(other.unwrap_or_default()).into_owned();
                return Err(format!("a stream is encoded by {name:?}"));
            }
        };
    }
    Ok(bytes)
}

/// Take back what a predictor did (7.4.4.4).
fn unpredicted(data: Vec<u8>, parameters: &Dictionary) -> Result<Vec<u8>, String> {
    let value = |key: &[u8], usual| parameters.count(key).unwrap_or(usual);
    match value(b"Predictor", 1) {
        1 => return Ok(data),
        10..=15 => {}
        other => return Err(format!("a stream has the predictor {other}")),
    }
    let sample = value(b"Colors", 1).saturating_mul(value(b"BitsPerComponent", 8));
    let width = sample.saturating_mul(value(b"Columns", 1)).div_ceil(8);
    if width == 0 || width > data.len() {
        return Err("a stream is shorter than a row of its predictor".to_owned());
    }
    let back = sample.div_ceil(8).max(1);
    let mut made = Vec::with_capacity(data.len());
    let mut above = vec![0; width];
    for coded in data.chunks(width + 1) {
        let Some((&kind, coded)) = coded.split_first() else { continue };
        let row = row(kind, coded, &above, back)?;
        made.extend_from_slice(&row);
        above = row;
        above.resize(width, 0);
    }
    Ok(made)
}

/// One row of PNG's filters (PNG, 9.2).
fn row(kind: u8, coded: &[u8], above: &[u8], back: usize) -> Result<Vec<u8>, String> {
    let mut row: Vec<u8> = Vec::with_capacity(coded.len());
    for (at, (&byte, &up)) in coded.iter().zip(above).enumerate() {
        let before = |line: &[u8]| {
            at.checked_sub(back).and_then(|at| line.get(at)).copied().unwrap_or(0)
        };
        let (left, corner) = (before(&row), before(above));
        let guess = match kind {
            0 => 0,
            1 => left,
            2 => up,
            3 => left.midpoint(up),
            4 => paeth(left, up, corner),
            other => return Err(format!("a row has the predictor {other}")),
        };
        row.push(byte.wrapping_add(guess));
    }
    Ok(row)
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let guess = i16::from(left) + i16::from(up) - i16::from(corner);
    let away = |from: u8| (guess - i16::from(from)).abs();
    if away(left) <= away(up) && away(left) <= away(corner) {
        left
    } else if away(up) <= away(corner) {
        up
    } else {
        corner
    }
}

fn hex(data: &[u8]) -> Result<Vec<u8>, String> {
    let text = data.iter().copied().take_while(|&b| b != b'>').filter(|&b| !is_space(b));
    let digits: Option<Vec<u8>> = text.map(digit).collect();
    let digits = digits.ok_or("a stream is not hexadecimal")?;
    let pair = |two: &[u8]| two.iter().zip([4, 0]).fold(0, |byte, (d, by)| byte | d << by);
    Ok(digits.chunks(2).map(pair).collect())
}

fn base85(data: &[u8]) -> Result<Vec<u8>, String> {
    let wrong = || "a stream is not in base 85".to_owned();
    let mut made = Vec::new();
    let mut group: Vec<u8> = Vec::new();
    for byte in data.iter().copied().take_while(|&b| b != b'~').filter(|&b| !is_space(b)) {
        match byte {
            b'z' if group.is_empty() => made.extend([0; 4]),
            b'!'..=b'u' => group.push(byte - b'!'),
            _ => return Err(wrong()),
        }
        if group.len() == 5 {
            made.extend(four(&group).ok_or_else(wrong)?);
            group.clear();
        }
    }
    if !group.is_empty() {
        let length = group.len() - 1;
        group.resize(5, 84);
        made.extend(four(&group).ok_or_else(wrong)?.into_iter().take(length));
    }
    Ok(made)
}

/// Four bytes from five digits.
fn four(group: &[u8]) -> Option<[u8; 4]> {
    let add = |sum: u32, digit: &u8| sum.checked_mul(85)?.checked_add(u32::from(*digit));
    group.iter().try_fold(0, add).map(u32::to_be_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_encodings_are_undone() {
        assert_eq!(hex(b"4E 2d 3>"), Ok(vec![0x4E, 0x2D, 0x30]));
        assert_eq!(base85(b"9jqo^z9j~>"), Ok(b"Man \0\0\0\0M".to_vec()));
        assert!(hex(b"4x").is_err() && base85(b"uuuuu").is_err());
    }

    #[test]
    fn rows_are_unpredicted() {
        let above = [10, 20, 30];
        assert_eq!(row(0, &[1, 2, 3], &above, 1), Ok(vec![1, 2, 3]));
        assert_eq!(row(1, &[1, 2, 3], &above, 1), Ok(vec![1, 3, 6]));
        assert_eq!(row(2, &[1, 2, 3], &above, 1), Ok(vec![11, 22, 33]));
        assert_eq!(row(3, &[1, 2, 3], &above, 1), Ok(vec![6, 15, 25]));
        assert_eq!(row(4, &[1, 2, 3], &above, 1), Ok(vec![11, 22, 33]));
        assert!(row(5, &[1], &above, 1).is_err());
    }
}
