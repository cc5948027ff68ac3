//! The parts of a conforming file that printpdf does not write, or writes otherwise.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::draw::Drawing;
use super::metadata::{LANGUAGE, Metadata, integer, string, uuid};
use super::pen::thousandths;
use super::tags::Plan;
use super::{outline, refuse, tree, xmp};
use crate::error::Error;
use crate::layout::Page;
use crate::model::Document;
use crate::units::Length;

/// A gray profile of the output class, which one file may name for PDF/A and PDF/X alike.
const PROFILE: &[u8] = include_bytes!("../../../assets/icc/gray-prtr.icc");

/// How many pages a node of the page tree has; a reader finds a page faster in a balanced tree.
const BRANCH: usize = 64;

/// Give the registrations of one face one font program, and say that the codes of each font
/// are its own.
pub(super) fn fonts(drawing: &mut Drawing) -> Result<(), Error> {
    let mut programs: BTreeMap<Vec<u8>, Object> = BTreeMap::new();
    let mut spare = Vec::new();
    for font in drawing.file.objects.values_mut() {
        let Object::Dictionary(font) = font else { continue };
        if !font.has_type(b"FontDescriptor") {
            continue;
        }
        // Symbolic: the characters are not those of a Latin text face (ISO 32000-1, 9.8.2).
        font.set("Flags", 4);
        let name = font.get(b"FontName").and_then(Object::as_name).unwrap_or_default().to_vec();
        for key in [b"FontFile2".as_slice(), b"FontFile3"] {
            let Ok(program) = font.get(key).cloned() else { continue };
            match programs.get(&name) {
                None => {
                    programs.insert(name.clone(), program);
                }
                Some(first) => {
                    font.set(key, first.clone());
                    spare.push(program);
                }
            }
        }
    }
    for program in spare {
        let program = program.as_reference().map_err(|e| refuse(e.to_string()))?;
        drawing.file.objects.remove(&program);
    }
    Ok(())
}

/// Complete the pages: exact boxes, shared resources, a balanced tree.
pub(super) fn pages(drawing: &mut Drawing, pages: &[Page]) -> Result<(), Error> {
    let blank = Page { width: Length::mm(210), height: Length::mm(297), runs: Vec::new() };
    let file = &mut drawing.file;
    let mut shared = None;
    for (number, &id) in drawing.pages.iter().enumerate() {
        let layout = pages.get(number).unwrap_or(&blank);
        let page = file.get_dictionary_mut(id).map_err(|e| refuse(e.to_string()))?;
        let resources = page.get(b"Resources").and_then(Object::as_reference);
        let resources = resources.map_err(|e| refuse(e.to_string()))?;
        complete(page, layout, number);
        // printpdf gives each page resources of its own, all of them alike.
        let first = *shared.get_or_insert(resources);
        page.set("Resources", first);
        if first != resources {
            file.objects.remove(&resources);
        }
    }
    if let Some(resources) = shared {
        keep_fonts(file, resources)?;
    }
    grow(drawing)
}

fn complete(page: &mut Dictionary, layout: &Page, number: usize) {
    let right = points(layout.width);
    let top = points(layout.height);
    let paper = vec![Object::Integer(0), Object::Integer(0), right, top];
    for name in ["MediaBox", "CropBox", "TrimBox", "BleedBox"] {
        page.set(name, paper.clone());
    }
    page.remove(b"Annots");
    page.set("StructParents", integer(number));
    // The order of tabs follows the structure (ISO 14289-1, 7.18.3).
    page.set("Tabs", "S");
}

#[expect(clippy::cast_precision_loss, reason = "a page is at most 14,400 points wide")]
fn points(length: Length) -> Object {
    Object::Real(thousandths(length) as f32 / 1000.0)
}

/// Leave only fonts among the resources; the rest is empty.
fn keep_fonts(file: &mut lopdf::Document, id: ObjectId) -> Result<(), Error> {
    let mut unused = Vec::new();
    let resources = file.get_dictionary_mut(id).map_err(|e| refuse(e.to_string()))?;
    for key in [b"XObject".as_slice(), b"ExtGState", b"Shading"] {
        if let Some(Object::Reference(id)) = resources.remove(key) {
            unused.push(id);
        }
    }
    for id in unused {
        file.objects.remove(&id);
    }
    Ok(())
}

/// Put pages under nodes and nodes under nodes, until the root can hold what is left.
fn grow(drawing: &mut Drawing) -> Result<(), Error> {
    let broken = |e: lopdf::Error| refuse(e.to_string());
    let catalog = drawing.file.catalog().map_err(broken)?;
    let root = catalog.get(b"Pages").and_then(Object::as_reference).map_err(broken)?;
    let mut level: Vec<(ObjectId, usize)> = drawing.pages.iter().map(|&id| (id, 1)).collect();
    while level.len() > BRANCH {
        let chunks: Vec<_> = level.chunks(BRANCH).map(<[_]>::to_vec).collect();
        level.clear();
        for kids in chunks {
            let node = drawing.file.new_object_id();
            level.push((node, adopt(&mut drawing.file, node, &kids)?));
        }
    }
    adopt(&mut drawing.file, root, &level)?;
    Ok(())
}

/// Make a node of the page tree over some kids; how many pages are below it.
fn adopt(
    file: &mut lopdf::Document,
    node: ObjectId,
    kids: &[(ObjectId, usize)],
) -> Result<usize, Error> {
    for &(kid, _) in kids {
        let kid = file.get_dictionary_mut(kid).map_err(|e| refuse(e.to_string()))?;
        kid.set("Parent", node);
    }
    let count = kids.iter().map(|(_, pages)| pages).sum();
    let kids: Vec<Object> = kids.iter().map(|&(id, _)| id.into()).collect();
    let made = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => integer(count) };
    file.objects.insert(node, Object::Dictionary(made));
    Ok(count)
}

/// Complete the catalog: structure, outline, metadata, output intent, identity.
pub(super) fn catalog(
    drawing: &mut Drawing,
    document: &Document,
    plan: &Plan,
) -> Result<(), Error> {
    let structure = tree::add(drawing, plan)?;
    let outline = outline::add(drawing, plan);
    let metadata = Metadata::of(document);
    let identity = identity(drawing, plan, &metadata);
    describe(drawing, &metadata, &identity)?;
    let intent = intent(&mut drawing.file);
    let catalog = drawing.file.catalog_mut().map_err(|e| refuse(e.to_string()))?;
    catalog.remove(b"PageLayout");
    catalog.remove(b"PageMode");
    catalog.set("Lang", Object::string_literal(LANGUAGE));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("StructTreeRoot", structure);
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("OutputIntents", vec![Object::Reference(intent)]);
    let decimal = dictionary! { "S" => "D" };
    catalog.set("PageLabels", dictionary! { "Nums" => vec![integer(0), decimal.into()] });
    if let Some((outline, entries)) = outline {
        catalog.set("Outlines", outline);
        if entries > 1 {
            catalog.set("PageMode", "UseOutlines");
        }
    }
    Ok(())
}

/// Say the same in the XMP packet and in the information dictionary.
fn describe(drawing: &mut Drawing, metadata: &Metadata, identity: &[u8]) -> Result<(), Error> {
    let file = &mut drawing.file;
    let packet = xmp::packet(metadata, &uuid(identity));
    let mut packet =
        Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, packet);
    // An archive reads the packet without knowing PDF, so it stays as it is.
    packet.allows_compression = false;
    let packet = file.add_object(packet);
    let catalog = file.catalog_mut().map_err(|e| refuse(e.to_string()))?;
    catalog.set("Metadata", packet);
    if let Ok(Object::Reference(old)) = file.trailer.get(b"Info").cloned() {
        file.objects.remove(&old);
    }
    let information = file.add_object(metadata.information());
    file.trailer.set("Info", information);
    let half = |bytes: &[u8]| {
        let bytes = bytes.iter().copied().take(16).collect();
        Object::String(bytes, StringFormat::Hexadecimal)
    };
    file.trailer.set("ID", vec![half(identity), half(identity)]);
    Ok(())
}

/// What tells this content from any other.
fn identity(drawing: &Drawing, plan: &Plan, metadata: &Metadata) -> Vec<u8> {
    let mut hash = Sha256::new();
    for object in drawing.file.objects.values() {
        if let Object::Stream(stream) = object {
            hash.update(stream.content.len().to_be_bytes());
            hash.update(&stream.content);
        }
    }
    for element in &plan.elements {
        hash.update(element.tag.name());
    }
    for text in metadata.creators.iter().chain([&metadata.title, &metadata.date]) {
        hash.update(text.len().to_be_bytes());
        hash.update(text);
    }
    hash.finalize().to_vec()
}

/// The output intent: gray ink on paper (ISO 19005-2, 6.2.3).
fn intent(file: &mut lopdf::Document) -> ObjectId {
    let profile = file.add_object(Stream::new(dictionary! { "N" => 1 }, PROFILE.to_vec()));
    file.add_object(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => string("Gray"),
        "Info" => string("Gray print, dot gain 20"),
        "DestOutputProfile" => profile,
    })
}
