//! Numbers and dates as Chinese documents write them.

use super::script::{is_space, trim};
use crate::model::Date;

/// The value of a digit, Arabic of either width or Chinese.
fn digit(c: char) -> Option<usize> {
    let value = match c {
        '0'..='9' => u32::from(c) - u32::from('0'),
        '０'..='９' => u32::from(c) - u32::from('０'),
        '〇' | '○' | '零' | 'Ｏ' | '◯' => 0,
        '一' | '元' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    };
    usize::try_from(value).ok()
}

/// Whether a number may contain the character, Chinese or Arabic.
pub(super) fn is_numeral(c: char) -> bool {
    c != '元' && c != '两' && (digit(c).is_some() || matches!(c, '十' | '百' | '千'))
}

/// Whether the character is an Arabic digit of either width.
pub(super) fn is_arabic(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

/// Whether the character is a Chinese numeral.
pub(super) fn is_chinese_numeral(c: char) -> bool {
    is_numeral(c) && !is_arabic(c)
}

/// The value of a numeral: 二十一, 一百零八, 二〇〇六, 12.
pub(super) fn value(numeral: &str) -> Option<usize> {
    let (mut total, mut current, mut scaled, mut any) = (0usize, None::<usize>, false, false);
    for c in numeral.chars() {
        any = true;
        let scale = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => {
                let next = digit(c)?;
                let before = if scaled { 0 } else { current.unwrap_or(0) };
                current = Some(before.checked_mul(10)?.checked_add(next)?);
                scaled = false;
                continue;
            }
        };
        total = total.checked_add(current.unwrap_or(1).checked_mul(scale)?)?;
        current = None;
        scaled = true;
    }
    any.then(|| total.checked_add(current.unwrap_or(0)))?
}

/// The numeral at the start of the text and what follows it.
pub(super) fn leading(text: &str, allowed: fn(char) -> bool) -> Option<(usize, &str)> {
    let end = text.find(|c| !allowed(c)).unwrap_or(text.len());
    let (numeral, rest) = text.split_at_checked(end)?;
    // Longer numerals are amounts, not counters.
    if numeral.is_empty() || numeral.len() > 15 {
        return None;
    }
    Some((value(numeral)?, rest))
}

/// The date at the start of the text and what follows it: 2020年1月6日, 二〇〇六年五月二十三日.
pub(super) fn leading_date(text: &str) -> Option<(Date, &str)> {
    let (year, rest) = leading(text, is_numeral)?;
    let (month, rest) = leading(after_unit(rest, '年')?, is_numeral)?;
    let (day, rest) = leading(after_unit(rest, '月')?, is_numeral)?;
    let rest = after_unit(rest, '日')?;
    let small = |n: usize| u8::try_from(n).ok();
    let year = u16::try_from(year).ok().filter(|y| (1000..=2999).contains(y))?;
    Some((Date::new(year, small(month)?, small(day)?)?, rest))
}

fn after_unit(text: &str, unit: char) -> Option<&str> {
    text.trim_start_matches(is_space).strip_prefix(unit).map(|t| t.trim_start_matches(is_space))
}

/// The first date anywhere in the text, with the byte at which it starts.
pub(super) fn find_date(text: &str) -> Option<(usize, Date)> {
    let mut open = true;
    for (at, c) in text.char_indices() {
        let numeral = is_numeral(c);
        if numeral && open {
            let date = text.get(at..).and_then(leading_date);
            if let Some((date, _)) = date {
                return Some((at, date));
            }
        }
        open = !numeral;
    }
    None
}

/// Whether the text is a date and nothing else.
pub(super) fn only_date(text: &str) -> Option<Date> {
    let (date, rest) = leading_date(trim(text))?;
    rest.is_empty().then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_have_values() {
        let of = |s| value(s).unwrap();
        assert_eq!(
            (of("十"), of("二十一"), of("一百零八"), of("二〇〇六")),
            (10, 21, 108, 2006)
        );
        assert_eq!((of("12"), of("１２"), of("一千二百")), (12, 12, 1200));
        assert_eq!(value("第一"), None);
        assert_eq!(value("九九九九九九九九九九九九九九九九九九九九九九九"), None);
    }

    #[test]
    fn dates_are_read_in_both_scripts() {
        let day = |s| only_date(s).map(|d| d.to_string()).unwrap_or_default();
        assert_eq!(day("二〇〇六年五月二十三日"), "2006-05-23");
        assert_eq!(day("二○○四年十月十日"), "2004-10-10");
        assert_eq!(day("2020年1月6日"), "2020-01-06");
        assert_eq!(day("２０２０ 年 １ 月 ６ 日"), "2020-01-06");
        assert_eq!(day("2019年工作回顾"), "");
        assert_eq!(day("2019年2月30日"), "");
    }

    #[test]
    fn a_date_is_found_inside_a_line() {
        let (at, date) = find_date("(民政部　一九九七年一月二十八日)").unwrap();
        assert_eq!((at, date.to_string().as_str()), (13, "1997-01-28"));
    }
}
