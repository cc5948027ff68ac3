//! The end of an article: 落款, 附注 and 版记.

use super::draft::Role;
use super::join::{Paragraph, Setting};
use super::number::{find_date, is_numeral, leading_date};
use super::script::{is_colon, length_up_to, squeezed};
use super::shape::Shape;

/// No signature has more lines above its date.
const MOST_SIGNERS: usize = 6;

/// Mark the signatures, dates and remarks at the end of an article.
pub(super) fn mark(body: &[Paragraph<'_>], roles: &mut [Option<Role>]) {
    for (at, paragraph) in body.iter().enumerate() {
        if at > 0 && is_signed_date(body, at, paragraph) {
            sign(body, roles, at);
        } else if is_note(body, at, paragraph) {
            set(roles, at, Role::Note);
        }
    }
}

/// Whether a paragraph is the date below a text, or a signer with the date on one line.
fn is_signed_date(body: &[Paragraph<'_>], at: usize, paragraph: &Paragraph<'_>) -> bool {
    if paragraph.shape == Shape::Date {
        return true;
    }
    let rest = body.get(at + 1..).unwrap_or_default();
    ends_with_date(paragraph) && rest.iter().all(|p| p.shape == Shape::Remark)
}

/// Whether a short line ends with a date: 市统计局 2020年1月6日.
fn ends_with_date(paragraph: &Paragraph<'_>) -> bool {
    if paragraph.shape != Shape::Plain || paragraph.length_up_to(41) > 40 {
        return false;
    }
    let text = squeezed(&paragraph.text);
    let starts = text.char_indices().filter(|&(_, c)| is_numeral(c));
    starts
        .filter_map(|(at, _)| text.get(at..))
        .any(|rest| leading_date(rest).is_some_and(|(_, after)| after.is_empty()))
}

/// Mark a date and the signers above it.
fn sign(body: &[Paragraph<'_>], roles: &mut [Option<Role>], date: usize) {
    set(roles, date, Role::Signoff);
    let above = (1..date).rev().take(MOST_SIGNERS);
    for at in above.take_while(|&at| body.get(at).is_some_and(is_signer)) {
        set(roles, at, Role::Signoff);
    }
}

/// Whether a line above a date names an issuer.
fn is_signer(paragraph: &Paragraph<'_>) -> bool {
    let named = match paragraph.shape {
        Shape::Plain | Shape::Byline => true,
        Shape::Marked(_) | Shape::DocumentNumber | Shape::DateLine | Shape::Date => false,
        Shape::Source | Shape::Label | Shape::Attachments | Shape::Dashed => false,
        Shape::News(_) | Shape::Salutation | Shape::Addressee | Shape::Remark => false,
        Shape::Caption => false,
    };
    named
        && paragraph.setting == Setting::Running
        && !paragraph.is_terminated()
        && !paragraph.text.contains(['，', ','])
        && paragraph.length_up_to(41) <= 40
}

/// Whether a paragraph is a remark below the text, a jump line or a line of the 版记.
fn is_note(body: &[Paragraph<'_>], at: usize, paragraph: &Paragraph<'_>) -> bool {
    let rest = body.get(at + 1..).unwrap_or_default().iter().take(8);
    let mut rest = rest.filter(|p| p.shape != Shape::Remark);
    let signed = at.checked_sub(1).and_then(|above| body.get(above));
    let below_date = signed.is_some_and(|p| matches!(p.shape, Shape::Date | Shape::Remark));
    match paragraph.shape {
        Shape::Remark => {
            below_date || at > 0 && rest.next().is_none() || is_jump(&paragraph.text)
        }
        Shape::Byline => {
            at > 0 && rest.next().is_none() && paragraph.text.starts_with(['（', '('])
        }
        Shape::Plain => {
            let text = &paragraph.text;
            is_imprint(text) || is_jump(text) || (below_text(body, at) && is_printed(text))
        }
        Shape::Marked(_) | Shape::DocumentNumber | Shape::DateLine | Shape::Date => false,
        Shape::Source | Shape::Label | Shape::Attachments | Shape::Dashed => false,
        Shape::News(_) | Shape::Salutation | Shape::Addressee | Shape::Caption => false,
    }
}

/// 抄送：…, 主题词：… (GB/T 9704-2012, 7.4.2).
fn is_imprint(text: &str) -> bool {
    ["抄送", "主送", "主题词", "分送"]
        .iter()
        .any(|word| text.strip_prefix(word).is_some_and(|rest| rest.starts_with(is_colon)))
}

/// Whether a date or a remark stands above a paragraph.
fn below_text(body: &[Paragraph<'_>], at: usize) -> bool {
    let above = body.get(..at).unwrap_or_default();
    above.iter().any(|p| matches!(p.shape, Shape::Date | Shape::Remark))
}

/// 国务院办公厅 2022年5月19日印发 (GB/T 9704-2012, 7.4.3).
fn is_printed(text: &str) -> bool {
    let Some(rest) = text.strip_suffix("印发") else { return false };
    let Some((at, _)) = find_date(rest) else { return false };
    let ends = rest.get(at..).and_then(leading_date).is_some_and(|(_, rest)| rest.is_empty());
    ends && length_up_to(text, 61) <= 60
}

/// 下转第三版, 上接第一版, 全文完.
fn is_jump(text: &str) -> bool {
    if text.len() > 60 {
        return false;
    }
    let text = squeezed(text);
    let inner = text.trim_matches(['（', '）', '(', ')']);
    let jumps = ["下转", "上接", "紧接", "转第", "接第"];
    matches!(inner, "完" | "全文完" | "未完待续")
        || (inner.contains('版') && jumps.iter().any(|word| inner.starts_with(word)))
}

fn set(roles: &mut [Option<Role>], at: usize, role: Role) {
    if let Some(slot) = roles.get_mut(at) {
        *slot = Some(role);
    }
}
