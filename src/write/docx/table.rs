//! The styles: the measures and faces of GB/T 9704-2012, 7, as far as a manuscript has the
//! element; the names of Word's own styles are those of ISO/IEC 29500-1, 17.7.4.

use super::faces::Face;

/// A paragraph style: how it differs from the one beneath.
pub(super) struct Style {
    /// By what name paragraphs call it.
    pub(super) id: &'static str,
    /// By what name people know it; lower-case English where it is one of Word's own.
    pub(super) name: &'static str,
    /// The style beneath.
    pub(super) base: &'static str,
    /// The style of the paragraph that somebody types after it; empty for the same.
    pub(super) next: &'static str,
    /// Whether it is Word's own.
    pub(super) origin: Origin,
    /// Its face.
    pub(super) face: Face,
    /// Its size in half points; 0 for that of the style beneath.
    pub(super) size: u32,
    /// Its alignment.
    pub(super) align: Align,
    /// Its indents.
    pub(super) indent: Indent,
    /// Its vertical space.
    pub(super) space: Space,
    /// Where pages may not break.
    pub(super) keep: Keep,
    /// Its level in the outline, from 1; 0 for text.
    pub(super) outline: u8,
}

/// Whether a style is one of Word's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// Word knows it and translates its name.
    Word,
    /// Ours.
    Own,
}

/// How lines stand between the margins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    /// As in the style beneath.
    Inherited,
    /// Flush left.
    Left,
    /// Centred.
    Centre,
    /// Flush right.
    Right,
}

/// The indents of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Indent {
    /// As in the style beneath.
    Inherited,
    /// None.
    Flush,
    /// 左空二字 in the first line.
    FirstLine,
    /// 右空二字.
    RightTwo,
    /// One character of a page number, left: 14 points.
    FolioLeft,
    /// One character of a page number, right: 14 points.
    FolioRight,
}

/// The space before and after a paragraph, always whole lines together, so that what follows
/// stays on the lines of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// As in the style beneath.
    Inherited,
    /// A line before.
    LineBefore,
    /// A line before, but not between paragraphs of the same style.
    LineBeforeGroup,
    /// A line after.
    LineAfter,
    /// A line before and a line after.
    Lines,
    /// What a title of one line needs to fill two lines of text.
    Title,
    /// None, and lines are as high as their face: outside the type area.
    Natural,
}

/// Where pages may not break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    /// Anywhere.
    Free,
    /// Not before the next paragraph, and not within.
    WithNext,
}

const BODY: Style = Style {
    id: "BodyText",
    name: "Body Text",
    base: "Normal",
    next: "",
    origin: Origin::Word,
    face: Face::Inherited,
    size: 0,
    align: Align::Inherited,
    indent: Indent::FirstLine,
    space: Space::Inherited,
    keep: Keep::Free,
    outline: 0,
};

/// A line of the head, centred.
const HEAD: Style = Style {
    next: "BodyText",
    align: Align::Centre,
    indent: Indent::Inherited,
    keep: Keep::WithNext,
    ..BODY
};

const HEADING: Style =
    Style { next: "BodyText", align: Align::Left, keep: Keep::WithNext, ..BODY };

/// 第一章 … and a heading of the first level without a number, centred on the page.
const CHAPTER: Style = Style {
    next: "BodyText",
    origin: Origin::Own,
    face: Face::Hei,
    align: Align::Centre,
    indent: Indent::Flush,
    space: Space::LineBefore,
    keep: Keep::WithNext,
    ..BODY
};

const OWN: Style = Style { origin: Origin::Own, ..BODY };

/// Every paragraph style but Normal, a base before what is based on it.
pub(super) const STYLES: [Style; 33] = [
    BODY,
    Style {
        id: "Title",
        name: "Title",
        face: Face::BiaoSong,
        size: 44,
        space: Space::Title,
        ..HEAD
    },
    Style { id: "Subtitle", name: "Subtitle", face: Face::Kai, ..HEAD },
    Style { id: "DocumentNumber", name: "发文字号", origin: Origin::Own, ..HEAD },
    Style { id: "DateLine", name: "标题注", origin: Origin::Own, face: Face::Kai, ..HEAD },
    Style { id: "Byline", name: "署名", origin: Origin::Own, face: Face::Kai, ..HEAD },
    Style { id: "Source", name: "来源", origin: Origin::Own, face: Face::Kai, ..HEAD },
    Style {
        id: "AnnexLabel",
        name: "附件标签",
        face: Face::Hei,
        align: Align::Left,
        origin: Origin::Own,
        space: Space::LineAfter,
        ..HEAD
    },
    Style { id: "Heading1", name: "heading 1", face: Face::Hei, outline: 1, ..HEADING },
    Style { id: "Heading2", name: "heading 2", face: Face::Kai, outline: 2, ..HEADING },
    Style { id: "Heading3", name: "heading 3", face: Face::Fang, outline: 3, ..HEADING },
    Style { id: "Heading4", name: "heading 4", face: Face::Fang, outline: 4, ..HEADING },
    Style { id: "Heading5", name: "heading 5", face: Face::Fang, outline: 5, ..HEADING },
    Style { id: "Heading6", name: "heading 6", face: Face::Fang, outline: 6, ..HEADING },
    Style {
        id: "Chapter1",
        name: "章标题 1",
        base: "Heading1",
        space: Space::Lines,
        ..CHAPTER
    },
    Style { id: "Chapter2", name: "章标题 2", base: "Heading2", ..CHAPTER },
    Style { id: "Chapter3", name: "章标题 3", base: "Heading3", ..CHAPTER },
    Style { id: "Chapter4", name: "章标题 4", base: "Heading4", ..CHAPTER },
    Style { id: "Chapter5", name: "章标题 5", base: "Heading5", ..CHAPTER },
    Style { id: "Chapter6", name: "章标题 6", base: "Heading6", ..CHAPTER },
    Style {
        id: "Addressee",
        name: "主送机关",
        next: "BodyText",
        indent: Indent::Inherited,
        keep: Keep::WithNext,
        ..OWN
    },
    Style { id: "AnnexList", name: "附件说明", space: Space::LineBeforeGroup, ..OWN },
    Style {
        id: "SignOff",
        name: "落款",
        align: Align::Right,
        indent: Indent::RightTwo,
        space: Space::LineBeforeGroup,
        keep: Keep::WithNext,
        ..OWN
    },
    Style {
        id: "SignOffDate",
        name: "成文日期",
        align: Align::Right,
        indent: Indent::RightTwo,
        ..OWN
    },
    Style { id: "Remark", name: "附注", ..OWN },
    Style {
        id: "Caption",
        name: "caption",
        face: Face::Kai,
        align: Align::Centre,
        indent: Indent::Inherited,
        ..BODY
    },
    Style { id: "TOC1", name: "toc 1", indent: Indent::Inherited, align: Align::Left, ..BODY },
    Style { id: "FootnoteText", name: "footnote text", size: 24, ..BODY },
    Style {
        id: "Verbatim",
        name: "照排",
        size: 28,
        align: Align::Left,
        indent: Indent::Inherited,
        ..OWN
    },
    Style {
        id: "Verse",
        name: "诗行",
        face: Face::Kai,
        align: Align::Centre,
        indent: Indent::Inherited,
        ..OWN
    },
    Style {
        id: "Header",
        name: "header",
        size: 28,
        align: Align::Centre,
        indent: Indent::Inherited,
        space: Space::Natural,
        ..BODY
    },
    Style {
        id: "Footer",
        name: "footer",
        face: Face::Song,
        size: 28,
        align: Align::Right,
        indent: Indent::FolioRight,
        space: Space::Natural,
        ..BODY
    },
    Style {
        id: "FooterEven",
        name: "偶数页页脚",
        base: "Footer",
        align: Align::Left,
        indent: Indent::FolioLeft,
        ..OWN
    },
];

/// The vertical space of a style.
pub(super) fn space(id: &str) -> Space {
    STYLES.iter().find(|style| style.id == id).map_or(Space::Inherited, |style| style.space)
}

/// A character style: what opens and labels a paragraph.
pub(super) struct Lettering {
    /// By what name runs call it.
    pub(super) id: &'static str,
    /// By what name people know it.
    pub(super) name: &'static str,
    /// Its face.
    pub(super) face: Face,
}

/// Every character style but the default one.
pub(super) const LETTERINGS: [Lettering; 3] = [
    Lettering { id: "LeadHei", name: "领句 黑体", face: Face::Hei },
    Lettering { id: "LeadKai", name: "领句 楷体", face: Face::Kai },
    Lettering { id: "LeadFang", name: "领句 仿宋", face: Face::Fang },
];
