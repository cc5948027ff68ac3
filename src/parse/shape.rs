//! What a line looks like by itself, whatever stands around it.

use super::address;
use super::mark::{Mark, mark};
use super::number::{find_date, is_numeral, leading, leading_date, only_date};
use super::person;
use super::script::{
    is_closer, is_colon, is_full_stop, is_han, is_space, is_terminated, length_up_to, squeezed,
};

/// What a line looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// It starts with a number or 第…章.
    Marked(Mark),
    /// 发文字号.
    DocumentNumber,
    /// 题注: a date with what happened on it.
    DateLine,
    /// A date and nothing else.
    Date,
    /// 来源：…
    Source,
    /// 附件1, alone on its line.
    Label,
    /// 附件：… with the names of the attachments.
    Attachments,
    /// ——…, short and without a stop.
    Dashed,
    /// 本报讯, with the bytes of the whole lead.
    News(usize),
    /// 本报评论员, 本报记者 张三, 省长 胡玉亭.
    Byline,
    /// 各位代表：
    Salutation,
    /// 湖北省人民政府：
    Addressee,
    /// A whole line in brackets.
    Remark,
    /// 图为…, …本报记者 戴冰摄.
    Caption,
    /// Anything else.
    Plain,
}

impl Shape {
    /// Whether a line of this shape starts something of its own and continues nothing.
    pub(super) fn starts(self) -> bool {
        match self {
            Self::Marked(_) | Self::DocumentNumber | Self::DateLine | Self::Date => true,
            Self::Source | Self::Label | Self::Attachments | Self::Dashed | Self::News(_) => {
                true
            }
            Self::Byline | Self::Salutation | Self::Caption | Self::Remark => true,
            Self::Addressee | Self::Plain => false,
        }
    }

    /// Whether a line of this shape belongs in the head of an article, below its title.
    pub(super) fn follows_title(self) -> bool {
        match self {
            Self::DocumentNumber | Self::DateLine | Self::Source | Self::Dashed => true,
            Self::Byline => true,
            Self::Marked(_) | Self::Date | Self::Label | Self::Attachments => false,
            Self::News(_) | Self::Salutation | Self::Addressee | Self::Remark => false,
            Self::Caption | Self::Plain => false,
        }
    }

    /// The mark, if the line has one.
    pub(super) fn mark(self) -> Option<Mark> {
        if let Self::Marked(mark) = self { Some(mark) } else { None }
    }
}

/// No line of the head is longer than this, but the lists of those to whom it is addressed are.
const LONGEST_SHAPE: usize = 300;

/// What the line looks like.
pub(super) fn shape(text: &str) -> Shape {
    if let Some(mark) = mark(text) {
        return Shape::Marked(mark);
    }
    if let Some(lead) = news_lead(text) {
        return Shape::News(lead);
    }
    if text.len() > LONGEST_SHAPE * 3 || length_up_to(text, LONGEST_SHAPE) == LONGEST_SHAPE {
        return Shape::Plain;
    }
    bracketed(text).or_else(|| dated(text)).or_else(|| labelled(text)).unwrap_or_else(|| {
        if address::is_salutation(text) {
            Shape::Salutation
        } else if address::is_addressee(text) {
            Shape::Addressee
        } else if is_caption(text) {
            Shape::Caption
        } else if person::is_byline(text) {
            Shape::Byline
        } else {
            Shape::Plain
        }
    })
}

/// A line that is wholly in brackets: a date line, a byline or a remark.
fn bracketed(text: &str) -> Option<Shape> {
    let inner = text.strip_prefix(['（', '('])?.strip_suffix(['）', ')'])?;
    if inner.contains(['（', '(', '）', ')']) && !whole(text) {
        return None;
    }
    let shape = if find_date(inner).is_some() {
        Shape::DateLine
    } else if person::is_byline(inner) {
        Shape::Byline
    } else if is_source(inner) {
        Shape::Source
    } else {
        Shape::Remark
    };
    Some(shape)
}

/// Whether the first bracket of a text is closed by its last.
fn whole(text: &str) -> bool {
    let mut depth = 0usize;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && chars.peek().is_some() {
            return false;
        }
    }
    true
}

/// A date, a line that opens with one, or a line behind a dash.
fn dated(text: &str) -> Option<Shape> {
    if only_date(text).is_some() {
        return Some(Shape::Date);
    }
    if let Some(rest) = behind_dash(text) {
        let opens = leading_date(rest).is_some();
        let short = !is_terminated(text) && length_up_to(text, 61) <= 60;
        return if opens && short {
            Some(Shape::DateLine)
        } else {
            short.then_some(Shape::Dashed)
        };
    }
    promulgates(text).then_some(Shape::DateLine)
}

/// What follows the dash of a subtitle.
fn behind_dash(text: &str) -> Option<&str> {
    let dashes = ["——", "⸺", "――", "──", "--", "—"];
    let rest = dashes.iter().find_map(|dash| text.strip_prefix(dash))?;
    let rest = rest.trim_start_matches(|c| is_space(c) || c == '—');
    (!rest.is_empty()).then_some(rest)
}

/// 2003年1月10日 国务院令第371号公布: a date, an act, and no sentence.
fn promulgates(text: &str) -> bool {
    const ACTS: [&str; 9] =
        ["通过", "公布", "发布", "修订", "修正", "批准", "施行", "令第", "印发"];
    let Some((_, rest)) = leading_date(text) else { return false };
    let sentence = rest.contains(is_full_stop) || rest.starts_with(['，', ',', '起', '至']);
    !sentence && length_up_to(rest, 161) <= 160 && ACTS.iter().any(|act| rest.contains(act))
}

/// A line that a word or its whole form makes known.
fn labelled(text: &str) -> Option<Shape> {
    if is_source(text) {
        return Some(Shape::Source);
    }
    if let Some(rest) = attachment(text) {
        return Some(rest);
    }
    is_document_number(text).then_some(Shape::DocumentNumber)
}

fn is_source(text: &str) -> bool {
    let rest = text.strip_prefix("来源").or_else(|| text.strip_prefix("信息来源"));
    rest.is_some_and(|rest| rest.starts_with(is_colon)) && length_up_to(text, 40) < 40
}

/// 附件1 alone, or 附件：1.… with names.
fn attachment(text: &str) -> Option<Shape> {
    let rest = text.strip_prefix("附件").or_else(|| text.strip_prefix("附录"));
    let rest = match rest {
        Some(rest) => rest,
        None => text.strip_prefix('附').filter(|rest| rest.starts_with(is_colon))?,
    };
    let rest = rest.trim_start_matches(is_space);
    let after = leading(rest, is_numeral).map_or(rest, |(_, after)| after);
    let name = after.trim_start_matches(|c| is_colon(c) || is_space(c));
    if name.is_empty() {
        return Some(Shape::Label);
    }
    after.starts_with(is_colon).then_some(Shape::Attachments)
}

/// 国办函〔2004〕25号, and the number of an order, 第371号.
fn is_document_number(text: &str) -> bool {
    if length_up_to(text, 40) == 40 {
        return false;
    }
    let text = squeezed(text);
    let Some(body) = text.strip_suffix('号') else { return false };
    let numeral = |s: &str| leading(s, is_numeral).is_some_and(|(_, rest)| rest.is_empty());
    if let Some(number) = body.strip_prefix('第') {
        return numeral(number);
    }
    if let Some((dated, number)) = body.rsplit_once("年第") {
        return numeral(number) && is_organ_and_year(dated);
    }
    let Some(open) = body.find(['〔', '[', '［', '（', '(', '【']) else { return false };
    let Some((organ, rest)) = body.split_at_checked(open) else { return false };
    let mut rest = rest.chars();
    rest.next();
    let Some((year, rest)) = rest.as_str().split_once(is_closer) else { return false };
    let organ_is = length_up_to(organ, 21) <= 20 && organ.chars().all(is_han);
    let number = rest.strip_prefix('第').unwrap_or(rest);
    organ_is && numeral(year) && year.chars().count() == 4 && numeral(number)
}

/// 税委会公告2023, or a year alone, before 年第3号.
fn is_organ_and_year(text: &str) -> bool {
    let organ = text.trim_end_matches(is_numeral);
    let year = text.strip_prefix(organ).unwrap_or_default();
    year.chars().count() == 4 && length_up_to(organ, 21) <= 20 && organ.chars().all(is_han)
}

/// The bytes of 本报讯（赵斌 记者 李及肃） or 新华社北京1月6日电, at the start of a news item.
fn news_lead(text: &str) -> Option<usize> {
    let papers = ["本报", "本刊", "本台", "本网", "新华社", "中新社", "新华网", "人民网"];
    let rest = text.strip_prefix('据').unwrap_or(text);
    let rest = papers.iter().find_map(|paper| rest.strip_prefix(paper))?;
    let after = match rest.strip_prefix('讯') {
        Some(after) => after,
        None => dispatch(rest)?,
    };
    let by = after.trim_start_matches(is_space);
    let closed = by.strip_prefix(['（', '(']).and_then(|inner| {
        let (names, rest) = inner.split_once(['）', ')'])?;
        (length_up_to(names, 41) <= 40).then_some(rest)
    });
    Some(text.len() - closed.unwrap_or(after).len())
}

/// 北京1月6日电, and what follows it.
fn dispatch(text: &str) -> Option<&str> {
    let at = text.find(is_numeral)?;
    let (place, rest) = text.split_at_checked(at)?;
    if length_up_to(place, 9) > 8 || !place.chars().all(|c| is_han(c) || is_space(c)) {
        return None;
    }
    let (_, rest) = leading(rest, is_numeral)?;
    let (_, rest) = leading(rest.strip_prefix('月')?, is_numeral)?;
    rest.strip_prefix('日')?.strip_prefix(['电', '讯'])
}

/// 图为…, or a line that names who took the picture.
fn is_caption(text: &str) -> bool {
    if length_up_to(text, 80) == 80 {
        return false;
    }
    let ends = ["摄", "供图", "摄影报道", "/图", "／图"];
    if (text.starts_with("图为") || text.starts_with("图①")) && text.contains(is_full_stop)
    {
        return true;
    }
    ends.iter().any(|end| text.ends_with(end)) || person::ends_with_reporter(text)
}

#[cfg(test)]
#[path = "shape_tests.rs"]
mod tests;
