//! Documents, articles and blocks.

use std::borrow::Cow;
use std::fmt;

use super::place::Span;
use super::text::Text;

/// A manuscript, free of everything that belongs to one output format.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// What a catalogue would say about it.
    pub meta: Meta,
    /// Its articles, in reading order; most manuscripts hold one.
    pub articles: Vec<Article>,
}

/// What a catalogue would say about a document; found in the text, never invented.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meta {
    /// The title of the whole, on one line.
    pub title: Option<Text>,
    /// Who wrote it: persons or bodies named in bylines, each once, in order.
    pub creators: Vec<Text>,
    /// The day it was delivered, signed or issued.
    pub date: Option<Date>,
}

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, if the calendar has it.
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let last = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => 0,
        };
        if year == 0 || year > 9999 || day == 0 || day > last {
            return None;
        }
        Some(Self { year, month, day })
    }

    /// Year, month and day.
    pub const fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }
}

/// As ISO 8601 writes it: `2020-01-06`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// One report, notice, news item, law or annex.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    /// Title, byline, date line and their kind, in the order of the source.
    pub head: Vec<HeadLine>,
    /// The text, in reading order.
    pub blocks: Vec<Block>,
}

impl Article {
    /// The lines of its title, put together on one line.
    pub fn title(&self) -> Option<Text> {
        let title = self.head.iter().find(|line| line.kind == HeadKind::Title)?;
        Some(title.on_one_line())
    }
}

/// A part of the head of an article. No two parts of one head are of the same kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadLine {
    /// What the part is.
    pub kind: HeadKind,
    /// Its lines, as far as the author broke them on purpose; never empty.
    pub lines: Vec<Text>,
    /// Where it was in the source.
    pub span: Span,
}

impl HeadLine {
    /// Its lines put together; a space stands between two Latin words.
    pub fn on_one_line(&self) -> Text {
        let mut whole = String::new();
        for line in &self.lines {
            let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            if latin(whole.chars().next_back()) && latin(line.chars().next()) {
                whole.push(' ');
            }
            whole.push_str(line);
        }
        whole.chars().collect()
    }
}

/// What a part of the head is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HeadKind {
    /// 附件标签, such as “附件1”.
    Label,
    /// 标题.
    Title,
    /// 副标题.
    Subtitle,
    /// 发文字号, such as “国办函〔2004〕25号”.
    DocumentNumber,
    /// 题注: when and where it was delivered, passed or issued.
    DateLine,
    /// 署名.
    Byline,
    /// 来源.
    Source,
}

/// A block of text and the place it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What the block is.
    pub kind: BlockKind,
    /// Where the block was in the source.
    pub span: Span,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading that belongs in the table of contents.
    Heading(Level, Text),
    /// A paragraph of running text. `lead` is what opens and labels it (第三条, 本报讯（…）,
    /// （一）….); `text` is what follows the lead, so that the paragraph reads `lead` + `text`.
    Paragraph {
        /// The words that lead it in.
        lead: Option<Text>,
        /// The rest of the paragraph.
        text: Text,
    },
    /// 称谓 or 主送机关, such as “各位委员：”.
    Salutation(Text),
    /// A line of the 落款: issuer or date.
    Signoff(Text),
    /// 附注 and editor's remarks, such as “（本文有删减）”.
    Note(Text),
    /// 图注.
    Caption(Text),
    /// A line of a table of contents within the manuscript.
    Toc(Text),
    /// 脚注.
    Footnote(Text),
    /// What must keep its line breaks: tables and verse.
    Verbatim(Vec<Text>),
}

/// Depth of a heading within its article, from 1 to [`Level::DEEPEST`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(u8);

impl Level {
    /// The top level.
    pub const TOP: Self = Self(1);
    /// The deepest level, which every output format can express.
    pub const DEEPEST: Self = Self(6);

    /// The level of a depth counted from 1; what lies deeper than the deepest counts as that.
    pub fn new(depth: usize) -> Self {
        u8::try_from(depth.clamp(1, 6)).map_or(Self::DEEPEST, Self)
    }

    /// The depth, from 1.
    pub const fn depth(self) -> u8 {
        self.0
    }
}

/// Where a line of the document stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// In the head: index of the head line.
    Head(usize),
    /// In the text: index of the block.
    Block(usize),
}

/// A line of the document with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<'a> {
    /// Index of its article.
    pub article: usize,
    /// Its part of the article.
    pub place: Place,
    /// What it says.
    pub text: Cow<'a, str>,
}

impl Document {
    /// Every line in reading order: each line of each head, then the blocks; a verbatim block
    /// has several lines, every other block one. This is what a reader must find in any output.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.articles.iter().enumerate().flat_map(|(article, content)| {
            let head = content.head.iter().enumerate().flat_map(move |(at, part)| {
                part.lines.iter().map(move |line| (Place::Head(at), Cow::Borrowed(&**line)))
            });
            let body = content.blocks.iter().enumerate().flat_map(move |(at, block)| {
                block.kind.lines().into_iter().map(move |line| (Place::Block(at), line))
            });
            head.chain(body).map(move |(place, text)| Line { article, place, text })
        })
    }

    /// The text of the model: its lines with a line feed between each two.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (count, line) in self.lines().enumerate() {
            if count > 0 {
                text.push('\n');
            }
            text.push_str(&line.text);
        }
        text
    }
}

impl BlockKind {
    /// The lines of the block: several for a verbatim block, one for every other.
    pub fn lines(&self) -> Vec<Cow<'_, str>> {
        match self {
            Self::Paragraph { lead: Some(lead), text } => {
                vec![Cow::Owned(format!("{lead}{text}"))]
            }
            Self::Heading(_, text)
            | Self::Paragraph { lead: None, text }
            | Self::Salutation(text)
            | Self::Signoff(text)
            | Self::Note(text)
            | Self::Caption(text)
            | Self::Toc(text)
            | Self::Footnote(text) => vec![Cow::Borrowed(&**text)],
            Self::Verbatim(lines) => lines.iter().map(|line| Cow::Borrowed(&**line)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_calendar_has_no_thirtieth_of_february() {
        assert_eq!(Date::new(2020, 2, 30), None);
        assert_eq!(
            Date::new(2020, 2, 29).map(|d| d.to_string()),
            Some("2020-02-29".to_owned())
        );
        assert_eq!(Date::new(2019, 2, 29), None);
        assert_eq!(Date::new(2020, 13, 1), None);
    }

    #[test]
    fn a_paragraph_reads_lead_and_text() {
        let text = |s: &str| s.chars().collect::<Text>();
        let kind =
            BlockKind::Paragraph { lead: Some(text("第三条")), text: text("　本法…") };
        assert_eq!(kind.lines(), ["第三条　本法…"]);
    }
}
