//! Pages in, PDF pages with their resources, fonts and content streams out.
//!
//! The only file that names printpdf, so that another library can take its place.

use std::collections::BTreeMap;

use lopdf::{Object, ObjectId};
use printpdf::{
    Codepoint, Color, DictItem, FontId, FontMetrics, FontType, Greyscale, Mm, Op, ParsedFont,
    PdfDocument, PdfFont, PdfFontHandle, PdfFontMetricsStub, PdfPage, PdfSaveOptions, Point,
    Pt, TextItem,
};

use super::faces::{Cut, Cuts};
use super::metadata::utf16;
use super::pen::{self, Item, Stretch, thousandths};
use super::refuse;
use super::tags::Plan;
use crate::error::Error;
use crate::font::FaceId;
use crate::layout::{Page, Part, Run};
use crate::units::Length;

/// A file that is not yet finished, and where in it everything is.
pub(super) struct Drawing {
    /// The objects of the file.
    pub(super) file: lopdf::Document,
    /// The pages.
    pub(super) pages: Vec<ObjectId>,
    /// For each page the line to which each piece of marked content belongs.
    pub(super) marks: Vec<Vec<usize>>,
    /// For each line where it begins, if it was drawn.
    pub(super) starts: Vec<Option<Start>>,
}

/// Where a line begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Start {
    /// The page, from 0.
    pub(super) page: usize,
    /// The upper edge of its first glyph, from the bottom of the page, in thousandths of a point.
    pub(super) top: i64,
}

/// Draw the pages; a document without pages gets one that is empty, because a PDF has to have
/// one.
pub(super) fn draw(pages: &[Page], cuts: &Cuts<'_>, plan: &Plan) -> Result<Drawing, Error> {
    let mut document = PdfDocument::new("");
    let mut specimen = vec![Op::StartTextSection];
    for (face, cut) in cuts.all() {
        for (at, codes) in cut.registrations.iter().enumerate() {
            let font = PdfFont::new(parsed(cut));
            document.resources.fonts.map.insert(name(face, at), font);
            specimen.extend(show_each(name(face, at), codes));
        }
    }
    specimen.push(Op::EndTextSection);
    document.pages.push(sheet(specimen));
    let mut marks = Vec::with_capacity(pages.len());
    let mut starts = vec![None; plan.lines.len()];
    for (number, page) in pages.iter().enumerate() {
        let mut easel = Easel::new(page, cuts, plan);
        for run in &page.runs {
            if let Part::Line(line) = run.part
                && let Some(start @ None) = starts.get_mut(line)
            {
                *start =
                    Some(Start { page: number, top: easel.height(run.baseline - run.size) });
            }
            easel.run(run)?;
        }
        let (ops, lines) = easel.finish();
        document.pages.push(sheet(ops));
        marks.push(lines);
    }
    if pages.is_empty() {
        document.pages.push(sheet(Vec::new()));
        marks.push(Vec::new());
    }
    let mut file = serialize(&document)?;
    let sheets = page_ids(&file)?;
    let Some((&specimen, pages)) = sheets.split_first() else {
        return Err(refuse("the pages are missing"));
    };
    discard(&mut file, specimen);
    Ok(Drawing { file, pages: pages.to_vec(), marks, starts })
}

/// Show each character of a font once, on a page that does not stay in the file.
///
/// From this page printpdf learns which glyph stands for which character. Told of each glyph
/// where it is shown, it would look up every one of them twice and write it in hexadecimal,
/// which took a third of the time of a long document.
fn show_each(font: FontId, codes: &BTreeMap<char, u16>) -> [Op; 2] {
    let glyph = |(&character, &code): (&char, &u16)| {
        Codepoint::with_cid(code, 0.0, character.to_string())
    };
    let items = vec![TextItem::GlyphIds(codes.iter().map(glyph).collect())];
    let font = PdfFontHandle::External(font);
    [Op::SetFont { font, size: Pt(1.0) }, Op::ShowText { items }]
}

/// Take a page out of the file; the page tree is made anew anyway.
fn discard(file: &mut lopdf::Document, page: ObjectId) {
    let Some(Object::Dictionary(page)) = file.objects.remove(&page) else { return };
    for key in [b"Contents".as_slice(), b"Resources"] {
        if let Ok(part) = page.get(key).and_then(Object::as_reference) {
            file.objects.remove(&part);
        }
    }
}

/// A page; its boxes are set exactly when the file is finished.
fn sheet(ops: Vec<Op>) -> PdfPage {
    PdfPage::new(Mm(210.0), Mm(297.0), ops)
}

fn serialize(document: &PdfDocument) -> Result<lopdf::Document, Error> {
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        // Text is shown by operators that we spell out.
        secure: false,
        image_optimization: None,
    };
    let mut warnings = Vec::new();
    let file = document.to_lopdf_document(&options, &mut warnings);
    match warnings.first() {
        Some(warning) => Err(refuse(warning.msg.clone())),
        None => Ok(file),
    }
}

fn page_ids(file: &lopdf::Document) -> Result<Vec<ObjectId>, Error> {
    let kids = || {
        let pages = file.catalog()?.get(b"Pages")?.as_reference()?;
        let kids = file.get_dictionary(pages)?.get(b"Kids")?.as_array()?;
        kids.iter().map(Object::as_reference).collect::<lopdf::Result<Vec<_>>>()
    };
    kids().map_err(|e| refuse(e.to_string()))
}

/// The name of a font among the resources of a page.
fn name(face: FaceId, registration: usize) -> FontId {
    FontId(format!("W{}v{registration}", face.0))
}

/// A face as printpdf wants it, scaled to a thousandth of an em, because printpdf cuts widths
/// off where it should round them.
fn parsed(cut: &Cut<'_>) -> ParsedFont {
    let face = cut.face;
    let em = i64::from(face.units_per_em.max(1));
    let scaled = |units: i16| {
        let thousandths = i64::from(units) * 1000;
        i16::try_from((thousandths + em / 2).div_euclid(em)).unwrap_or(i16::MAX)
    };
    let [x_min, y_min, x_max, y_max] = face.bounds.map(scaled);
    ParsedFont {
        original_bytes: cut.data.clone(),
        font_index: 0,
        font_name: Some(format!("{}+{}", cut.tag, face.name)),
        codepoint_to_glyph: BTreeMap::new(),
        glyph_widths: (0u16..).zip(cut.widths.iter().copied()).collect(),
        units_per_em: 1000,
        font_metrics: FontMetrics {
            ascent: scaled(face.ascent),
            descent: scaled(face.descent),
        },
        // printpdf tells glyf from CFF by the file itself.
        font_type: FontType::TrueType,
        pdf_font_metrics: PdfFontMetricsStub {
            units_per_em: 1000,
            x_min,
            y_min,
            x_max,
            y_max,
            us_weight_class: face.weight,
            ..PdfFontMetricsStub::default()
        },
    }
}

/// A page that is being drawn, and what is known about the state of its text.
struct Easel<'a> {
    cuts: &'a Cuts<'a>,
    plan: &'a Plan,
    height: Length,
    ops: Vec<Op>,
    /// The part whose marked content is open.
    open: Option<Part>,
    /// The lines to which the marked content of the page belongs.
    lines: Vec<usize>,
    font: Option<(FaceId, usize, i64)>,
    spacing: i64,
    /// The start of the line of text, to which the next `Td` is relative.
    cursor: (i64, i64),
}

impl<'a> Easel<'a> {
    fn new(page: &Page, cuts: &'a Cuts<'a>, plan: &'a Plan) -> Self {
        let mut ops = Vec::with_capacity(page.runs.len() * 3 + 8);
        ops.push(Op::StartTextSection);
        // Ink is black, in DeviceGray, so that a press needs one plate.
        ops.push(Op::SetFillColor { col: Color::Greyscale(Greyscale::new(0.0, None)) });
        Self {
            cuts,
            plan,
            height: page.height,
            ops,
            open: None,
            lines: Vec::new(),
            font: None,
            spacing: 0,
            cursor: (0, 0),
        }
    }

    /// A distance from the top of the page as one from its bottom.
    fn height(&self, from_top: Length) -> i64 {
        thousandths(self.height - from_top)
    }

    fn run(&mut self, run: &Run) -> Result<(), Error> {
        let cuts = self.cuts;
        let cut = cuts.of(run.face).ok_or_else(|| refuse("a run without glyphs"))?;
        let y = self.height(run.baseline);
        for stretch in pen::stretches(run, cut) {
            let actual = stretch.actual.as_deref();
            let mute = actual.is_some();
            self.part(run.part, actual)?;
            self.select(run.face, stretch.registration, thousandths(run.size));
            self.stretch(stretch, y);
            if mute {
                self.close();
            }
        }
        Ok(())
    }

    /// Open the marked content of a part, unless it is open already. What says something else
    /// than its codes is a piece of its own, because readers lose what follows a nested one.
    fn part(&mut self, part: Part, actual: Option<&str>) -> Result<(), Error> {
        if actual.is_none() && self.open == Some(part) {
            return Ok(());
        }
        self.close();
        let (tag, mut properties) = match part {
            Part::Line(line) => {
                let number = i64::try_from(self.lines.len()).unwrap_or(i64::MAX);
                self.lines.push(line);
                let tag =
                    self.plan.tag(line).ok_or_else(|| refuse(format!("no line {line}")))?;
                (tag.name(), vec![("MCID", DictItem::Int(number))])
            }
            Part::Folio => (
                "Artifact",
                vec![
                    ("Type", DictItem::Name(b"Pagination".to_vec())),
                    ("Subtype", DictItem::Name(b"Footer".to_vec())),
                ],
            ),
        };
        if let Some(actual) = actual {
            properties.push(("ActualText", DictItem::Bytes(utf16(actual))));
        }
        self.begin(tag, properties);
        self.open = Some(part);
        Ok(())
    }

    fn begin(&mut self, tag: &str, properties: Vec<(&str, DictItem)>) {
        let map = properties.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        let properties = DictItem::Dict { map };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties });
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn select(&mut self, face: FaceId, registration: usize, size: i64) {
        if self.font.replace((face, registration, size)) != Some((face, registration, size)) {
            let font = PdfFontHandle::External(name(face, registration));
            self.ops.push(Op::SetFont { font, size: Pt(points(size)) });
        }
    }

    fn stretch(&mut self, stretch: Stretch, y: i64) {
        if self.spacing != stretch.spacing {
            self.spacing = stretch.spacing;
            self.ops.push(Op::SetCharacterSpacing { multiplier: points(stretch.spacing) });
        }
        let (x, (from_x, from_y)) = (stretch.x, self.cursor);
        self.cursor = (x, y);
        let pos = Point { x: Pt(points(x - from_x)), y: Pt(points(y - from_y)) };
        self.ops.push(Op::SetTextCursor { pos });
        self.ops.push(show(stretch.items));
    }

    fn finish(mut self) -> (Vec<Op>, Vec<usize>) {
        self.close();
        self.ops.push(Op::EndTextSection);
        (self.ops, self.lines)
    }
}

/// Show codes: with `Tj` where nothing is shifted, with `TJ` elsewhere.
fn show(items: Vec<Item>) -> Op {
    let operand = |item| match item {
        Item::Show(data) => DictItem::String { data, literal: true },
        Item::Shift(shift) => DictItem::Int(shift),
    };
    let mut operands: Vec<DictItem> = items.into_iter().map(operand).collect();
    match operands.pop() {
        Some(only) if operands.is_empty() => {
            Op::Unknown { key: "Tj".to_owned(), value: vec![only] }
        }
        last => {
            operands.extend(last);
            Op::Unknown { key: "TJ".to_owned(), value: vec![DictItem::Array(operands)] }
        }
    }
}

/// Thousandths of a point as a fraction, which is written with three decimals at most.
#[expect(clippy::cast_precision_loss, reason = "a page is at most 14,400 points wide")]
const fn points(thousandths: i64) -> f32 {
    thousandths as f32 / 1000.0
}
