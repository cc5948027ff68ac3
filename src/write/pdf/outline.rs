//! The outline: the table of contents beside the page (ISO 32000-1, 12.3.3).

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::draw::Drawing;
use super::metadata::{integer, string};
use super::tags::{Entry, Plan};

/// How many levels are open when the file is opened.
const OPEN: usize = 1;

/// Add the outline; its root, and how many entries it has. None if there is nothing to list.
pub(super) fn add(drawing: &mut Drawing, plan: &Plan) -> Option<(ObjectId, usize)> {
    let entries = &plan.entries;
    if entries.is_empty() {
        return None;
    }
    let root = drawing.file.new_object_id();
    let ids: Vec<ObjectId> = entries.iter().map(|_| drawing.file.new_object_id()).collect();
    let kin = kin(entries);
    let id = |at: usize| Object::Reference(ids[at]);
    let shown = visible(entries, &kin);
    for (at, entry) in entries.iter().enumerate() {
        let mut item = dictionary! {
            "Title" => string(&entry.title),
            "Parent" => kin[at].parent.map_or(root, |parent| ids[parent]),
        };
        if let Some(place) = destination(drawing, entry.line) {
            item.set("Dest", place);
        }
        for (key, other) in [("Prev", kin[at].before), ("Next", kin[at].after)] {
            if let Some(other) = other {
                item.set(key, id(other));
            }
        }
        if let Some((first, last)) = kin[at].children {
            item.set("First", id(first));
            item.set("Last", id(last));
            item.set("Count", Object::Integer(shown[at]));
        }
        drawing.file.objects.insert(ids[at], Object::Dictionary(item));
    }
    let whole = whole(entries, &kin, &ids, &shown);
    drawing.file.objects.insert(root, Object::Dictionary(whole));
    Some((root, entries.len()))
}

/// The entries around an entry.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Kin {
    parent: Option<usize>,
    before: Option<usize>,
    after: Option<usize>,
    children: Option<(usize, usize)>,
}

/// Find parents, neighbours and children from the depth of each entry.
fn kin(entries: &[Entry]) -> Vec<Kin> {
    let mut all = vec![Kin::default(); entries.len()];
    // The last entry of each depth that is still open.
    let mut open: Vec<usize> = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let before = open.get(entry.depth).copied();
        open.truncate(entry.depth);
        let parent = open.last().copied();
        open.push(at);
        all[at] = Kin { parent, before, ..Kin::default() };
        if let Some(before) = before {
            all[before].after = Some(at);
        }
        if let Some(parent) = parent {
            let first = all[parent].children.map_or(at, |(first, _)| first);
            all[parent].children = Some((first, at));
        }
    }
    all
}

/// The `Count` of each entry: how many entries come into view below it when it is opened,
/// negative where it is closed.
fn visible(entries: &[Entry], kin: &[Kin]) -> Vec<i64> {
    let mut counts = vec![0_i64; entries.len()];
    for at in (0..entries.len()).rev() {
        if is_closed(&kin[at], kin) {
            counts[at] = -counts[at];
        }
        if let Some(parent) = kin[at].parent {
            counts[parent] += 1 + counts[at].max(0);
        }
    }
    counts
}

/// Whether an entry is closed: only those that stand under fewer than [`OPEN`] others are not.
fn is_closed(entry: &Kin, kin: &[Kin]) -> bool {
    std::iter::successors(entry.parent, |&parent| kin[parent].parent).count() >= OPEN
}

fn whole(entries: &[Entry], kin: &[Kin], ids: &[ObjectId], shown: &[i64]) -> Dictionary {
    let top = || (0..entries.len()).filter(|&at| kin[at].parent.is_none());
    let count: i64 = top().map(|at| 1 + shown[at].max(0)).sum();
    let mut whole = dictionary! { "Type" => "Outlines", "Count" => count };
    if let (Some(first), Some(last)) = (top().next(), top().next_back()) {
        whole.set("First", ids[first]);
        whole.set("Last", ids[last]);
    }
    whole
}

/// The upper edge of a line, at whatever zoom the reader has.
fn destination(drawing: &Drawing, line: usize) -> Option<Object> {
    let start = drawing.starts.get(line).copied().flatten()?;
    let page = *drawing.pages.get(start.page)?;
    let top = start.top.div_euclid(1000) + 1;
    Some(Object::Array(vec![page.into(), "XYZ".into(), integer(0), top.into(), Object::Null]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(depths: &[usize]) -> Vec<Entry> {
        let entry = |&depth: &usize| Entry { title: String::new(), depth, line: 0 };
        depths.iter().map(entry).collect()
    }

    #[test]
    fn an_entry_knows_its_neighbours_and_children() {
        let kin = kin(&entries(&[0, 1, 2, 1, 0, 1]));
        assert_eq!(kin[0].children, Some((1, 3)));
        assert_eq!(kin[1].after, Some(3));
        assert_eq!(kin[3].before, Some(1));
        assert_eq!((kin[2].parent, kin[2].after), (Some(1), None));
        assert_eq!((kin[4].before, kin[5].parent, kin[5].before), (Some(0), Some(4), None));
    }

    #[test]
    fn an_open_entry_counts_what_is_in_view_and_a_closed_one_what_would_be() {
        let entries = entries(&[0, 1, 2, 2, 1, 0]);
        let kin = kin(&entries);
        let shown = visible(&entries, &kin);
        assert_eq!(shown, [2, -2, 0, 0, 0, 0]);
        let ids: Vec<ObjectId> = (0..6).map(|id| (id, 0)).collect();
        let whole = whole(&entries, &kin, &ids, &shown);
        assert_eq!(whole.get(b"Count").unwrap().as_i64().unwrap(), 4);
    }
}
