//! The two designs: a sheet in a double red frame for what an office issues, and the indigo
//! cover with a title slip of a thread-bound book for a short title that stands alone.

use crate::model::HeadKind;
use crate::xml::Xml;

use super::super::page::LANGUAGE;
use super::super::plan::Plan;
use super::lines;

const PAPER: &str = "#fbf7ee";
const INK: &str = "#221d1a";
const RED: &str = "#a3282a";
const INDIGO: &str = "#26425a";
const THREAD: &str = "#d9d2bf";

/// 小标宋 and 楷体 where the system has them.
const SONG: &str = "'FZXiaoBiaoSong-B05S','Songti SC','Source Han Serif SC','Noto Serif CJK SC',\
    'SimSun',serif";
const KAI: &str =
    "'Kaiti SC','STKaiti','KaiTi','Source Han Serif SC','Noto Serif CJK SC',serif";

/// The longest title that is set in a column.
const COLUMN: usize = 7;

/// The longest title that a cover shows; the catalogue has it whole.
const LONGEST: usize = 90;

/// Draw the picture.
pub(in crate::write::epub) fn draw(plan: &Plan<'_>) -> Vec<u8> {
    let mut xml = Xml::new();
    let root = [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("viewBox", "0 0 1200 1600"),
        ("width", "1200"),
        ("height", "1600"),
        ("xml:lang", LANGUAGE),
    ];
    xml.open("svg", &root);
    xml.raw_line_feed();
    xml.leaf("title", &[], &plan.title);
    xml.raw_line_feed();
    if alone(plan) {
        bound(&mut xml, plan);
    } else {
        issued(&mut xml, plan);
    }
    xml.finish()
}

/// Whether the title is a short name without a number or a date of issue beside it.
fn alone(plan: &Plan<'_>) -> bool {
    let han = |c: char| ('\u{3400}'..='\u{9FFF}').contains(&c) || c >= '\u{20000}';
    let mut heads = plan.document.articles.iter().flat_map(|article| &article.head);
    plan.title.chars().count() <= COLUMN
        && plan.title.chars().all(han)
        && heads.all(|part| !matches!(part.kind, HeadKind::DocumentNumber | HeadKind::DateLine))
}

/// What an office issues: the title over a double rule, who and when at the foot.
fn issued(xml: &mut Xml, plan: &Plan<'_>) {
    boxed(xml, [0, 0, 1200, 1600], Paint::Fill(PAPER));
    boxed(xml, [64, 64, 1072, 1472], Paint::Line(RED, "10"));
    boxed(xml, [84, 84, 1032, 1432], Paint::Line(RED, "2"));
    let title = lines::of(&shown(&plan.title));
    let longest = title.iter().map(|line| lines::width(line)).fold(1.0, f32::max);
    let size = (900.0 / longest).min(150.0);
    let lead = size * 1.5;
    let mut y = 300.0 + size;
    for line in &title {
        words(xml, &Words { x: 600.0, y, size, ink: INK, font: SONG, weight: "bold" }, line);
        y += lead;
    }
    let rule = whole(y - lead + size * 0.9);
    boxed(xml, [420, rule, 360, 8], Paint::Fill(RED));
    boxed(xml, [420, rule + 16, 360, 2], Paint::Fill(RED));
    foot(xml, plan, INK);
}

/// A thread-bound book: four stitches on the right, the title in a column on a slip.
fn bound(xml: &mut Xml, plan: &Plan<'_>) {
    boxed(xml, [0, 0, 1200, 1600], Paint::Fill(INDIGO));
    boxed(xml, [1096, 0, 4, 1600], Paint::Fill(THREAD));
    for stitch in [160, 586, 1012, 1436] {
        boxed(xml, [1096, stitch, 104, 4], Paint::Fill(THREAD));
    }
    let size = 132.0;
    let step = size * 1.16;
    let mut y = 190.0 + size;
    let column: Vec<char> = plan.title.chars().collect();
    let tall = column.iter().map(|_| step).sum::<f32>() + 110.0;
    boxed(xml, [130, 130, 260, whole(tall)], Paint::Fill(PAPER));
    boxed(xml, [144, 144, 232, whole(tall) - 28], Paint::Line(INK, "8"));
    boxed(xml, [158, 158, 204, whole(tall) - 56], Paint::Line(INK, "2"));
    for c in column {
        let mut bytes = [0; 4];
        let at = Words { x: 260.0, y, size, ink: INK, font: SONG, weight: "bold" };
        words(xml, &at, c.encode_utf8(&mut bytes));
        y += step;
    }
    foot(xml, plan, PAPER);
}

fn foot(xml: &mut Xml, plan: &Plan<'_>, ink: &'static str) {
    let foot = super::foot(plan);
    let mut y = 1430.0;
    for line in foot.iter().rev() {
        let size = (860.0 / lines::width(line).max(1.0)).min(52.0);
        words(xml, &Words { x: 600.0, y, size, ink, font: KAI, weight: "normal" }, line);
        y -= 84.0;
    }
}

/// How words are drawn.
struct Words {
    x: f32,
    y: f32,
    size: f32,
    ink: &'static str,
    font: &'static str,
    weight: &'static str,
}

fn words(xml: &mut Xml, how: &Words, line: &str) {
    let [x, y, size] = [how.x, how.y, how.size].map(|n| whole(n).to_string());
    let attributes = [
        ("x", x.as_str()),
        ("y", &y),
        ("font-size", &size),
        ("font-family", how.font),
        ("font-weight", how.weight),
        ("fill", how.ink),
        ("text-anchor", "middle"),
    ];
    xml.leaf("text", &attributes, line);
    xml.raw_line_feed();
}

/// How a box is drawn.
#[derive(Clone, Copy)]
enum Paint {
    Fill(&'static str),
    /// In a colour, so many units wide.
    Line(&'static str, &'static str),
}

fn boxed(xml: &mut Xml, place: [i32; 4], paint: Paint) {
    let [x, y, width, height] = place.map(|n| n.to_string());
    let (fill, stroke, line) = match paint {
        Paint::Fill(colour) => (colour, "none", "0"),
        Paint::Line(colour, line) => ("none", colour, line),
    };
    let attributes = [
        ("x", x.as_str()),
        ("y", &y),
        ("width", &width),
        ("height", &height),
        ("fill", fill),
        ("stroke", stroke),
        ("stroke-width", line),
    ];
    xml.empty("rect", &attributes);
    xml.raw_line_feed();
}

/// The title as far as it is shown.
fn shown(title: &str) -> String {
    if title.chars().nth(LONGEST).is_none() {
        return title.to_owned();
    }
    title.chars().take(LONGEST).chain(['…']).collect()
}

/// Whole units are fine enough on a sheet of 1,600.
#[expect(clippy::cast_possible_truncation, reason = "every place is on the sheet")]
fn whole(n: f32) -> i32 {
    n.round() as i32
}
