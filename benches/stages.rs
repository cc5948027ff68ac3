//! How long each stage takes on the report of Liaoyuan and on a hundred times its text.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a bench is a program for ourselves that reads its text from a file"
)]

use std::fs;
use std::sync::LazyLock;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use wenyin::font::Fonts;
use wenyin::verify::verify;
use wenyin::{Document, Format, WriteSettings, decode, layout, parse};

fn main() {
    divan::main();
}

/// A manuscript, its document and its outputs, made once.
struct Sample {
    source: String,
    gb18030: Vec<u8>,
    document: Document,
    outputs: Vec<(Format, Vec<u8>)>,
}

/// How large the text is.
#[derive(Debug, Clone, Copy)]
enum Size {
    Report,
    Hundredfold,
}

const SIZES: [Size; 2] = [Size::Report, Size::Hundredfold];

static FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts::embedded().unwrap());
static REPORT: LazyLock<Sample> = LazyLock::new(|| sample(report()));
static HUNDREDFOLD: LazyLock<Sample> = LazyLock::new(|| sample(shuffled(&report(), 100)));

fn of(size: Size) -> &'static Sample {
    match size {
        Size::Report => &REPORT,
        Size::Hundredfold => &HUNDREDFOLD,
    }
}

fn report() -> String {
    fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/input/liaoyuan-2020.txt")).unwrap()
}

/// The text so many times, the clauses of its long lines in another order each time, so that no
/// compressor and no cache gains from the repetition.
fn shuffled(text: &str, times: usize) -> String {
    // xorshift64, Marsaglia 2003: the same order on every machine.
    let mut state = 0x9704_2012_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % u64::try_from(below).unwrap()).unwrap()
    };
    let mut made = String::with_capacity(text.len() * times);
    for _ in 0..times {
        for line in text.lines() {
            let mut clauses: Vec<&str> =
                line.split_inclusive(['，', ',', '。', '；', ';']).collect();
            if clauses.len() > 3 {
                for at in (1..clauses.len() - 1).rev() {
                    clauses.swap(at, next(at + 1));
                }
            }
            made.extend(clauses);
            made.push('\n');
        }
    }
    made
}

fn sample(source: String) -> Sample {
    let gb18030 = encoding_rs::GB18030.encode(&source).0.into_owned();
    let document = parse::parse(&source, &parse::Settings::default()).value.document;
    let write = |format: Format| (format, write(&document, format));
    let outputs = Format::ALL.map(write).to_vec();
    Sample { source, gb18030, document, outputs }
}

fn write(document: &Document, format: Format) -> Vec<u8> {
    wenyin::write(document, format, &WriteSettings::default(), &FONTS).unwrap().value
}

fn cases() -> impl Iterator<Item = (Size, Format)> {
    SIZES.into_iter().flat_map(|size| Format::ALL.map(|format| (size, format)))
}

#[divan::bench(args = SIZES)]
fn decode_utf8(bencher: Bencher<'_, '_>, size: Size) {
    let bytes = of(size).source.as_bytes();
    let settings = decode::Settings::default();
    bencher
        .counter(BytesCount::of_slice(bytes))
        .bench(|| decode::decode(black_box(bytes), &settings));
}

#[divan::bench(args = SIZES)]
fn decode_gb18030(bencher: Bencher<'_, '_>, size: Size) {
    let bytes = of(size).gb18030.as_slice();
    let settings = decode::Settings::default();
    bencher
        .counter(BytesCount::of_slice(bytes))
        .bench(|| decode::decode(black_box(bytes), &settings));
}

#[divan::bench(args = SIZES, max_time = 3)]
fn parse_text(bencher: Bencher<'_, '_>, size: Size) {
    let source = of(size).source.as_str();
    let settings = parse::Settings::default();
    bencher
        .counter(BytesCount::of_str(source))
        .bench(|| parse::parse(black_box(source), &settings));
}

#[divan::bench(args = SIZES, max_time = 3)]
fn lay_out(bencher: Bencher<'_, '_>, size: Size) {
    let (sample, fonts) = (of(size), &*FONTS);
    let settings = layout::Settings::default();
    bencher
        .counter(BytesCount::of_str(&sample.source))
        .bench(|| layout::layout(black_box(&sample.document), fonts, &settings));
}

#[divan::bench]
fn load_fonts() -> Fonts {
    Fonts::embedded().unwrap()
}

#[divan::bench(args = cases(), sample_size = 1, max_time = 3)]
fn write_format(bencher: Bencher<'_, '_>, (size, format): (Size, Format)) {
    let sample = of(size);
    bencher
        .counter(BytesCount::of_str(&sample.source))
        .bench(|| write(black_box(&sample.document), format));
}

#[divan::bench(args = cases(), sample_size = 1, max_time = 3)]
fn verify_format(bencher: Bencher<'_, '_>, (size, format): (Size, Format)) {
    let sample = of(size);
    let (_, made) = sample.outputs.iter().find(|(made, _)| *made == format).unwrap();
    bencher
        .counter(BytesCount::of_str(&sample.source))
        .bench(|| verify(black_box(&sample.document), format, made).unwrap());
}
