//! The text of a content document: its body, line by line.

use std::collections::BTreeSet;

use super::markup::{Element, Markup, Piece, Vocabulary, is_blank};
use super::style;

/// What the body of a content document says.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Its lines.
    pub(super) lines: Vec<String>,
    /// The `epub:type` of the body.
    pub(super) body_type: String,
    /// The identifiers of its elements.
    pub(super) ids: BTreeSet<String>,
}

impl Page {
    /// Whether the body says that it is the cover (EPUB 3 Structural Semantics Vocabulary).
    pub(super) fn is_cover(&self) -> bool {
        self.body_type.split_whitespace().any(|kind| kind == "cover")
    }
}

/// What an element does with the text in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Holds blocks; white space between them means nothing.
    Container,
    /// Holds text that begins and ends a line.
    Block,
    /// The same, and a line feed in it ends a line.
    Preformatted,
    /// Text within a line.
    Inline,
    /// Never shown.
    Silent,
    /// A style sheet.
    Style,
}

/// Read the body of a content document.
pub(super) fn read(part: &str, text: &str) -> Result<Page, String> {
    let mut markup = Markup::new(part, text);
    let mut reading = Reading::default();
    while let Some(piece) = markup.next()? {
        match piece {
            Piece::Open(element) => {
                reading.open(&element).map_err(|reason| markup.fault(reason))?;
            }
            Piece::Close => reading.close(),
            Piece::Text(text) => reading.text(&text),
        }
    }
    match style::change(&reading.styles) {
        Some(does) => Err(markup.fault(format!("a style {does}"))),
        None => Ok(reading.page),
    }
}

/// The state of a body that is being read.
#[derive(Debug, Default)]
struct Reading {
    page: Page,
    open: Vec<Role>,
    line: String,
    /// Its style sheets.
    styles: String,
}

impl Reading {
    fn open(&mut self, element: &Element) -> Result<(), String> {
        if let Some(id) = element.plain("id") {
            self.page.ids.insert(id.to_owned());
        }
        if element.is(Vocabulary::Xhtml, "body") {
            let kind = element.attribute(Vocabulary::Ops, "type").unwrap_or_default();
            kind.clone_into(&mut self.page.body_type);
        }
        if element.is(Vocabulary::Xhtml, "br") && !self.is_silent() {
            self.page.lines.push(std::mem::take(&mut self.line));
        }
        let role = role(element);
        if let Some(does) = change(element) {
            return Err(format!("<{}> {does}", element.name()));
        }
        if role != Role::Inline {
            self.end_line();
        }
        self.open.push(role);
        Ok(())
    }

    fn close(&mut self) {
        if self.open.last().is_some_and(|role| *role != Role::Inline) {
            self.end_line();
        }
        self.open.pop();
    }

    fn text(&mut self, text: &str) {
        if self.open.last() == Some(&Role::Style) {
            self.styles.push_str(text);
        }
        if self.is_silent() {
            return;
        }
        if self.block() != Role::Preformatted {
            self.line.push_str(text);
            return;
        }
        let mut lines = text.split('\n');
        self.line.push_str(lines.next().unwrap_or_default());
        for line in lines {
            self.page.lines.push(std::mem::take(&mut self.line));
            self.line.push_str(line);
        }
    }

    /// A line ends where a block begins or ends; one without a character is none.
    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let between_blocks = self.block() == Role::Container && line.chars().all(is_blank);
        if !line.is_empty() && !between_blocks {
            self.page.lines.push(line);
        }
    }

    /// The innermost element that is more than a part of a line.
    fn block(&self) -> Role {
        let mut outwards = self.open.iter().rev();
        outwards.find(|role| **role != Role::Inline).copied().unwrap_or(Role::Container)
    }

    fn is_silent(&self) -> bool {
        self.open.iter().any(|role| matches!(role, Role::Silent | Role::Style))
    }
}

/// What an attribute of an element does to the text in it, if it changes what is seen.
fn change(element: &Element) -> Option<&'static str> {
    match element.plain("hidden") {
        Some(_) => Some("hides text"),
        None => element.plain("style").and_then(style::change),
    }
}

fn role(element: &Element) -> Role {
    if element.vocabulary != Vocabulary::Xhtml {
        return Role::Inline;
    }
    match element.name() {
        "html" | "body" | "section" | "article" | "aside" | "header" | "footer" | "nav"
        | "main" | "div" | "blockquote" | "ol" | "ul" | "dl" | "figure" | "table" | "thead"
        | "tbody" | "tfoot" | "tr" | "colgroup" | "col" | "hgroup" | "hr" | "details"
        | "fieldset" | "form" | "menu" | "search" => Role::Container,
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "dt" | "dd" | "td" | "th"
        | "figcaption" | "caption" | "address" | "legend" | "summary" => Role::Block,
        "pre" => Role::Preformatted,
        "head" | "script" | "template" => Role::Silent,
        "style" => Role::Style,
        _ => Role::Inline,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(body: &str) -> Result<Page, String> {
        let html = "<html xmlns='http://www.w3.org/1999/xhtml' \
            xmlns:epub='http://www.idpf.org/2007/ops'><head><title>题</title></head>";
        read("c.xhtml", &format!("{html}{body}</html>"))
    }

    fn lines(body: &str) -> Vec<String> {
        page(&format!("<body>{body}</body>")).unwrap().lines
    }

    #[test]
    fn blocks_and_breaks_delimit_lines() {
        let body = "\n<section>\n <h1>报<br/>告</h1>\n<p><b>一是</b>甲</p><div><p>乙</p>\n</div>\
            </section>\n";
        assert_eq!(lines(body), ["报", "告", "一是甲", "乙"]);
        assert_eq!(lines("<pre>甲\t乙\n丙</pre>"), ["甲\t乙", "丙"]);
        assert_eq!(lines("<table><tr> <td>甲</td> <td>乙</td> </tr></table>"), ["甲", "乙"]);
    }

    #[test]
    fn white_space_within_text_is_kept() {
        assert_eq!(lines("<p> 甲\n乙　</p>"), [" 甲\n乙　"]);
        assert_eq!(lines("<p> </p>"), [" "]);
        assert_eq!(lines("<p></p>"), [""; 0]);
        assert_eq!(lines("<p>甲<br/><br/>乙</p>"), ["甲", "", "乙"]);
    }

    #[test]
    fn no_text_of_a_body_goes_unseen() {
        assert_eq!(lines("<div>\n 甲<p>乙</p></div>"), ["\n 甲", "乙"]);
        assert_eq!(lines("<p>甲<odd>乙</odd><x xmlns='urn:x'>丙</x></p>"), ["甲乙丙"]);
        assert_eq!(lines("<p>甲</p><aside><p>注</p></aside>"), ["甲", "注"]);
        assert_eq!(lines("<script>甲</script><p>乙</p>"), ["乙"]);
    }

    #[test]
    fn hidden_text_is_refused() {
        for body in ["<p hidden='hidden'>甲</p>", "<p style='display : none'>甲</p>"] {
            let wrong = page(&format!("<body>{body}</body>")).unwrap_err();
            assert!(wrong.contains("<p> hides text"), "{wrong}");
        }
    }

    #[test]
    fn a_cover_says_so() {
        assert!(page("<body epub:type='cover'><p/></body>").unwrap().is_cover());
        assert!(!page("<body epub:type='bodymatter'><p id='x'/></body>").unwrap().is_cover());
    }
}
