//! The structure tree of the file (ISO 32000-1, 14.7).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::draw::Drawing;
use super::metadata::integer;
use super::refuse;
use super::tags::{Plan, Tag};
use crate::error::Error;

/// How many entries a leaf of a number tree has.
const LEAF: usize = 64;

/// Marked content: the page, from 0, and its number there.
type Mark = (usize, usize);

/// Add the structure tree; its root.
pub(super) fn add(drawing: &mut Drawing, plan: &Plan) -> Result<ObjectId, Error> {
    let root = drawing.file.new_object_id();
    let elements: Vec<ObjectId> =
        plan.elements.iter().map(|_| drawing.file.new_object_id()).collect();
    let marks = owned(drawing, plan)?;
    let made = dictionaries(drawing, plan, &elements, &marks);
    for (&id, dictionary) in elements.iter().zip(made) {
        drawing.file.objects.insert(id, Object::Dictionary(dictionary));
    }
    let mut tree = dictionary! {
        "Type" => "StructTreeRoot",
        "ParentTree" => parent_tree(drawing, plan, &elements)?,
        "ParentTreeNextKey" => integer(drawing.pages.len()),
    };
    if let Some(&whole) = elements.first() {
        tree.set("K", whole);
        set(&mut drawing.file, whole, "P", root);
    }
    if let Some(names) = identifiers(plan, &elements) {
        tree.set("IDTree", dictionary! { "Names" => names });
    }
    drawing.file.objects.insert(root, Object::Dictionary(tree));
    Ok(root)
}

fn set(file: &mut lopdf::Document, id: ObjectId, key: &str, value: ObjectId) {
    if let Some(Object::Dictionary(dictionary)) = file.objects.get_mut(&id) {
        dictionary.set(key, value);
    }
}

/// For each element the marked content that it owns, in the order in which it was drawn.
fn owned(drawing: &Drawing, plan: &Plan) -> Result<Vec<Vec<Mark>>, Error> {
    let mut owned = vec![Vec::new(); plan.elements.len()];
    for (page, lines) in drawing.marks.iter().enumerate() {
        for (number, &line) in lines.iter().enumerate() {
            let element = plan.lines.get(line).and_then(|&element| owned.get_mut(element));
            let marks: &mut Vec<Mark> =
                element.ok_or_else(|| refuse(format!("no line {line}")))?;
            marks.push((page, number));
        }
    }
    Ok(owned)
}

fn dictionaries(
    drawing: &Drawing,
    plan: &Plan,
    ids: &[ObjectId],
    marks: &[Vec<Mark>],
) -> Vec<Dictionary> {
    let mut kids: Vec<Vec<Object>> = vec![Vec::new(); ids.len()];
    for (at, element) in plan.elements.iter().enumerate().skip(1) {
        kids[element.parent].push(Object::Reference(ids[at]));
    }
    let all = plan.elements.iter().zip(kids).enumerate();
    all.map(|(at, (element, kids))| {
        let mut made = dictionary! {
            "Type" => "StructElem",
            "S" => element.tag.name(),
            "P" => ids[element.parent],
        };
        match marks[at].first() {
            Some(&(page, _)) => {
                made.set("Pg", drawing.pages[page]);
                made.set("K", content(drawing, &marks[at], page));
            }
            None if kids.is_empty() => {}
            None => made.set("K", kids),
        }
        if element.tag == Tag::Note {
            made.set("ID", identifier(at));
        }
        made
    })
    .collect()
}

/// Marked content as the kids of an element; what is on another page says on which.
fn content(drawing: &Drawing, marks: &[Mark], first: usize) -> Object {
    let kid = |&(page, number): &Mark| {
        if page == first {
            return integer(number);
        }
        let page = drawing.pages[page];
        dictionary! { "Type" => "MCR", "Pg" => page, "MCID" => integer(number) }.into()
    };
    match marks {
        [only] => kid(only),
        several => Object::Array(several.iter().map(kid).collect()),
    }
}

/// The name of an element; a note has to have one (ISO 14289-1, 7.9).
fn identifier(element: usize) -> Object {
    // Names in a name tree are sorted, so they are all of one length.
    Object::string_literal(format!("note-{element:010}"))
}

/// Every named element, sorted by name; none if there is none.
fn identifiers(plan: &Plan, ids: &[ObjectId]) -> Option<Vec<Object>> {
    let notes = plan.elements.iter().enumerate().filter(|(_, e)| e.tag == Tag::Note);
    let names: Vec<Object> =
        notes.flat_map(|(at, _)| [identifier(at), Object::Reference(ids[at])]).collect();
    (!names.is_empty()).then_some(names)
}

/// For each page the elements that own its marked content, as a number tree.
fn parent_tree(
    drawing: &mut Drawing,
    plan: &Plan,
    ids: &[ObjectId],
) -> Result<ObjectId, Error> {
    let mut pages: BTreeMap<usize, ObjectId> = BTreeMap::new();
    for (page, lines) in drawing.marks.iter().enumerate() {
        let owners = lines.iter().map(|&line| {
            let element = plan.lines.get(line).and_then(|&element| ids.get(element));
            element.map(|&id| Object::Reference(id)).ok_or_else(|| refuse("a line too many"))
        });
        let owners = owners.collect::<Result<Vec<_>, Error>>()?;
        pages.insert(page, drawing.file.add_object(owners));
    }
    let entries: Vec<(usize, ObjectId)> = pages.into_iter().collect();
    let mut leaves = Vec::new();
    for chunk in entries.chunks(LEAF) {
        let numbers = chunk.iter().flat_map(|&(page, id)| [integer(page), id.into()]);
        let mut leaf = dictionary! { "Nums" => numbers.collect::<Vec<_>>() };
        if let (Some(&(first, _)), Some(&(last, _))) = (chunk.first(), chunk.last()) {
            leaf.set("Limits", vec![integer(first), integer(last)]);
        }
        leaves.push(Object::Reference(drawing.file.add_object(leaf)));
    }
    Ok(drawing.file.add_object(dictionary! { "Kids" => leaves }))
}
