//! A paragraph and its runs.

pub(super) use super::run::Dress;
use super::run::{Piece, Script, pieces};
use super::styles::{hanging, right, some};
use super::table::Keep;
use crate::model::Text;
use crate::xml::Xml;

/// A paragraph: its style, what no style says, and its text.
pub(super) struct Paragraph<'a> {
    /// Its style.
    pub(super) style: &'static str,
    /// Where it begins.
    pub(super) start: Start,
    /// Whether the next paragraph stays with it, where its style does not know.
    pub(super) keep: Keep,
    /// Twips of blank above it, where its style does not know.
    pub(super) before: Option<u32>,
    /// Twips of blank below it, where its style does not know.
    pub(super) after: Option<u32>,
    /// What stays free beside it.
    pub(super) sides: Sides,
    /// Its text.
    pub(super) content: Content<'a>,
}

/// Where a paragraph begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// Under the paragraph before.
    Here,
    /// On a new page.
    NewPage,
}

/// What stays free beside a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sides {
    /// What its style says.
    Styled,
    /// So many hundredths of a character at the right.
    Right(u32),
    /// So many twips at either side.
    Both(u32),
    /// So many hundredths of a character before every line but the first, and so many fewer
    /// before that.
    Hanging(u32, u32),
}

/// The text of a paragraph.
#[derive(Debug, Clone)]
pub(super) enum Content<'a> {
    /// Lines, with a line break between each two.
    Lines(&'a [Text]),
    /// One line.
    Line(&'a Text),
    /// One line in parts, each with what it wears.
    Parts(Vec<(Dress, &'a str)>),
}

impl<'a> Paragraph<'a> {
    /// A paragraph about which its style says everything.
    pub(super) const fn new(style: &'static str, content: Content<'a>) -> Self {
        let (start, sides) = (Start::Here, Sides::Styled);
        let keep = Keep::Free;
        Self { style, start, keep, before: None, after: None, sides, content }
    }

    /// Write it.
    pub(super) fn write(&self, xml: &mut Xml) {
        xml.open("w:p", &[]);
        self.properties(xml);
        match &self.content {
            Content::Lines(lines) => write_lines(xml, lines),
            Content::Line(text) => write_line(xml, text, Script::of(text), Dress::Plain),
            Content::Parts(parts) => write_parts(xml, parts),
        }
        xml.close();
    }

    /// In the order of the schema (`CT_PPrBase`).
    fn properties(&self, xml: &mut Xml) {
        xml.open("w:pPr", &[]);
        xml.empty("w:pStyle", &[("w:val", self.style)]);
        if self.keep == Keep::WithNext {
            xml.empty("w:keepNext", &[]);
        }
        if self.start == Start::NewPage {
            xml.empty("w:pageBreakBefore", &[]);
        }
        let blanks = [("w:before", self.before), ("w:after", self.after)];
        let blanks = blanks.map(|(name, twips)| twips.map(|twips| (name, twips.to_string())));
        some(xml, "w:spacing", &blanks.into_iter().flatten().collect::<Vec<_>>());
        match self.sides {
            Sides::Styled => {}
            Sides::Right(hundredths) => some(xml, "w:ind", &right(hundredths)),
            Sides::Hanging(rest, out) => some(xml, "w:ind", &hanging(rest, out)),
            Sides::Both(twips) => {
                let side = twips.to_string();
                xml.empty("w:ind", &[("w:left", &side), ("w:right", &side)]);
            }
        }
        xml.close();
    }
}

fn write_lines(xml: &mut Xml, lines: &[Text]) {
    for (count, line) in lines.iter().enumerate() {
        if count > 0 {
            xml.open("w:r", &[]);
            xml.empty("w:br", &[]);
            xml.close();
        }
        write_line(xml, line, Script::of(line), Dress::Plain);
    }
}

/// The marks that Chinese and Latin share belong to the writing of the whole line.
fn write_parts(xml: &mut Xml, parts: &[(Dress, &str)]) {
    let whole: String = parts.iter().map(|(_, part)| *part).collect();
    let script = Script::of(&whole);
    for (dress, part) in parts {
        write_line(xml, part, script, *dress);
    }
}

fn write_line(xml: &mut Xml, line: &str, script: Script, dress: Dress) {
    for piece in pieces(line, script) {
        xml.open("w:r", &[]);
        match piece {
            Piece::Words(words, own) => {
                own.properties(xml, dress);
                xml.leaf("w:t", space(words), words);
            }
            Piece::Tab => {
                script.properties(xml, dress);
                xml.empty("w:tab", &[]);
            }
        }
        xml.close();
    }
}

/// Word takes away spaces at the ends of a run unless it is told not to, and other programs
/// those in the middle (XML 1.0, 2.10).
fn space(words: &str) -> &'static [(&'static str, &'static str)] {
    let outside = |c: char| c.is_whitespace();
    if words.starts_with(outside) || words.ends_with(outside) || words.contains("  ") {
        &[("xml:space", "preserve")]
    } else {
        &[]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(content: Content<'_>) -> String {
        let mut xml = Xml::fragment();
        Paragraph::new("S", content).write(&mut xml);
        let whole = String::from_utf8(xml.finish()).unwrap();
        whole.replace("<w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr>", "")
    }

    fn text(text: &str) -> Text {
        Text::new(text).unwrap()
    }

    #[test]
    fn spaces_at_the_ends_and_in_a_row_are_kept() {
        let keep = " xml:space=\"preserve\"";
        for (words, kept) in
            [("甲 乙", ""), (" 甲", keep), ("甲　", keep), ("甲  乙", keep), ("\u{A0}甲", keep)]
        {
            let whole = written(Content::Line(&text(words)));
            assert!(whole.contains(&format!("<w:t{kept}>{words}</w:t>")), "{whole}");
        }
    }

    #[test]
    fn lines_are_parted_by_breaks_and_cells_by_tabs() {
        let lines = [text("甲\t乙"), text(""), text("丙")];
        let whole = written(Content::Lines(&lines));
        let bare = whole.replace("<w:r>", "").replace("</w:r>", "");
        let bare = bare.replace("<w:t>", "").replace("</w:t>", "");
        assert!(bare.ends_with("甲<w:tab/>乙<w:br/><w:br/>丙</w:p>"), "{bare}");
    }

    #[test]
    fn an_empty_paragraph_has_no_run() {
        let whole = written(Content::Line(&text("")));
        assert_eq!(whole, "<w:p><w:pPr><w:pStyle w:val=\"S\"/></w:pPr></w:p>");
    }
}
