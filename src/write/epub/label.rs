//! Names for the table of contents and the catalogue: never empty, taken from the text where it
//! has words.

use crate::model::{Article, Date, Document, HeadKind, HeadLine};

/// The name of a book without a word in it.
const UNTITLED: &str = "无题";

/// How many characters of running text make a name.
const LONGEST: usize = 24;

/// The title of the book.
pub(super) fn book(document: &Document) -> String {
    let named = document.meta.title.as_deref().filter(|title| !blank(title));
    let named = named.map(str::to_owned);
    named
        .or_else(|| document.articles.iter().find_map(own))
        .or_else(|| document.articles.iter().find_map(first_words))
        .unwrap_or_else(|| UNTITLED.to_owned())
}

/// The name of the article that stands `at` this place, from 0.
pub(super) fn article(article: &Article, at: usize) -> String {
    own(article).or_else(|| first_words(article)).unwrap_or_else(|| format!("第{}篇", at + 1))
}

/// The day, as a Chinese reader expects it.
pub(super) fn day(date: Date) -> String {
    let (year, month, day) = date.parts();
    format!("{year}年{month}月{day}日")
}

/// Whether a text shows nothing: white space and characters without width.
pub(super) fn blank(text: &str) -> bool {
    let unseen = |c| matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}');
    text.chars().all(|c| c.is_whitespace() || unseen(c))
}

/// Label and title, or the one of them that is there.
fn own(article: &Article) -> Option<String> {
    let part = |kind| {
        let part = article.head.iter().find(|part: &&HeadLine| part.kind == kind)?;
        Some(String::from(part.on_one_line())).filter(|text| !blank(text))
    };
    match (part(HeadKind::Label), part(HeadKind::Title)) {
        (Some(label), Some(title)) => Some(format!("{label}　{title}")),
        (label, title) => label.or(title),
    }
}

/// The first words of an article, up to the first mark that ends a clause.
fn first_words(article: &Article) -> Option<String> {
    let head = article.head.iter().map(|part| String::from(part.on_one_line()));
    let body = article.blocks.iter().flat_map(|block| block.kind.lines());
    let line = head.chain(body.map(String::from)).find(|line| !blank(line))?;
    let whole = |words: &str| !blank(words) && words.chars().nth(LONGEST).is_none();
    match line.split(['，', '。', '；', '：', '！', '？', ',', ';', ':']).next() {
        Some(words) if whole(words) => Some(words.to_owned()),
        Some(_) | None => Some(cut(&line)),
    }
}

fn cut(line: &str) -> String {
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or(line)),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, BlockKind, Span, Text};

    fn paragraph(text: &str) -> Article {
        let kind = BlockKind::Paragraph { lead: None, text: Text::new(text).unwrap() };
        Article { head: Vec::new(), blocks: vec![Block { kind, span: Span::new(0, 0) }] }
    }

    #[test]
    fn an_article_without_title_is_called_by_its_first_words() {
        assert_eq!(article(&paragraph("本报讯，昨日大雪。"), 0), "本报讯");
        assert_eq!(article(&paragraph(&"雪".repeat(60)), 0), format!("{}…", "雪".repeat(24)));
        assert_eq!(article(&paragraph("，雪"), 0), "，雪");
    }

    #[test]
    fn an_article_without_words_is_called_by_its_place() {
        assert_eq!(article(&paragraph("　\u{200B} "), 2), "第3篇");
        assert_eq!(book(&Document::default()), UNTITLED);
    }

    #[test]
    fn a_label_stands_before_the_title() {
        let part = |kind, text: &str| HeadLine {
            kind,
            lines: vec![Text::new(text).unwrap()],
            span: Span::new(0, 0),
        };
        let head = vec![part(HeadKind::Label, "附件1"), part(HeadKind::Title, "名单")];
        assert_eq!(article(&Article { head, blocks: Vec::new() }, 0), "附件1　名单");
    }
}
