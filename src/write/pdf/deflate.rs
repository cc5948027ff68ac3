//! Streams in, the same compressed out (RFC 1950 and 1951).

use std::io;
use std::thread;

use flate2::{Compress, Compression, FlushCompress, Status};

/// A stream longer than this is cut into pieces that are compressed side by side. In practice it
/// is the program of a font, whose compression took a third of the time of a short document.
const PIECE: usize = 128 << 10;

/// A stream has so many pieces at most. The number of processors has no say in it, so that the
/// same document gives the same bytes everywhere.
const MOST: usize = 4;

/// How far back a match may reach (RFC 1951, 2).
const WINDOW: usize = 32 << 10;

/// The level for pages and objects.
const TEXT: u32 = 6;

/// The level for pieces: outlines hardly compress, and level 6 makes them 2 % smaller for a
/// quarter more time.
const OUTLINES: u32 = 2;

/// A compressor that is used again for each stream, because setting one up costs more than
/// most pages do.
pub(super) struct Deflater {
    state: Compress,
}

impl Deflater {
    pub(super) fn new() -> Self {
        Self { state: Compress::new(Compression::new(TEXT), true) }
    }

    /// Compress a stream.
    pub(super) fn deflate(&mut self, content: &[u8]) -> io::Result<Vec<u8>> {
        if content.len() > PIECE {
            return in_pieces(content);
        }
        self.state.reset();
        run(&mut self.state, content, FlushCompress::Finish)
    }
}

/// Pieces end at whole bytes, so they can stand one after the other in one stream.
fn in_pieces(content: &[u8]) -> io::Result<Vec<u8>> {
    let size = content.len().div_ceil(MOST).max(PIECE);
    let pieces = thread::scope(|scope| {
        let start = |from| {
            thread::Builder::new().spawn_scoped(scope, move || piece(content, from, size))
        };
        let started: Vec<_> = (0..content.len()).step_by(size).map(start).collect();
        let ended = |_| Err(io::Error::other("a thread that compresses has ended"));
        let pieces = started.into_iter().map(|piece| piece?.join().unwrap_or_else(ended));
        pieces.collect::<io::Result<Vec<_>>>()
    })?;
    let header = vec![0x78, 0x9C];
    let mut packed = pieces.into_iter().fold(header, |mut whole, piece| {
        whole.extend(piece);
        whole
    });
    packed.extend(adler32(content).to_be_bytes());
    Ok(packed)
}

fn piece(content: &[u8], from: usize, size: usize) -> io::Result<Vec<u8>> {
    let to = content.len().min(from + size);
    let mut state = Compress::new(Compression::new(OUTLINES), false);
    if from > 0 {
        let before = &content[from.saturating_sub(WINDOW)..from];
        state.set_dictionary(before).map_err(io::Error::other)?;
    }
    let flush = if to == content.len() { FlushCompress::Finish } else { FlushCompress::Sync };
    run(&mut state, &content[from..to], flush)
}

fn run(state: &mut Compress, content: &[u8], flush: FlushCompress) -> io::Result<Vec<u8>> {
    let before = state.total_in();
    let mut packed = Vec::with_capacity(content.len() / 2 + 64);
    loop {
        let done = usize::try_from(state.total_in() - before).unwrap_or(usize::MAX);
        let rest = content.get(done..).unwrap_or_default();
        let status = state.compress_vec(rest, &mut packed, flush)?;
        let all = state.total_in() - before == content.len() as u64;
        let flushed = flush == FlushCompress::Sync && all && packed.len() < packed.capacity();
        if status == Status::StreamEnd || flushed {
            return Ok(packed);
        }
        packed.reserve(packed.capacity());
    }
}

/// The checksum at the end of a stream (RFC 1950, 8.2).
fn adler32(content: &[u8]) -> u32 {
    let (mut low, mut high) = (1_u32, 0_u32);
    // So many bytes cannot overflow the sums.
    for chunk in content.chunks(5552) {
        for &byte in chunk {
            low += u32::from(byte);
            high += low;
        }
        low %= 65521;
        high %= 65521;
    }
    high << 16 | low
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inflated(packed: &[u8]) -> Vec<u8> {
        let mut reader = flate2::read::ZlibDecoder::new(packed);
        let mut read = Vec::new();
        io::Read::read_to_end(&mut reader, &mut read).unwrap();
        read
    }

    #[test]
    fn what_is_deflated_inflates_to_the_same() {
        let mut deflater = Deflater::new();
        let noise = |count| {
            let next = |x: &u32| Some(x.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
            std::iter::successors(Some(1), next).map(|x| x.to_be_bytes()[0]).take(count)
        };
        let lengths = [0, 1, 5, PIECE, PIECE + 1, 2 * PIECE, MOST * PIECE, MOST * PIECE + 1];
        for length in lengths.into_iter().chain([1_000_003]) {
            for content in [noise(length).collect::<Vec<u8>>(), vec![b'a'; length]] {
                assert_eq!(inflated(&deflater.deflate(&content).unwrap()), content);
            }
        }
    }

    #[test]
    fn a_piece_knows_what_stands_before_it() {
        let line: Vec<u8> = (0..=255).collect();
        let packed = in_pieces(&line.repeat(4096)).unwrap();
        let alone = piece(&line.repeat(1024), 0, 1024 * 256).unwrap();
        assert!(packed.len() < alone.len() * 4);
    }
}
