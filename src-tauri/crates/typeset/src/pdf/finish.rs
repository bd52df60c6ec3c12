//! What printpdf does not write: PDF 1.7, PDF/A-2b, the structure of the paper, the language, an
//! empty signature field, an ID made from the content. Works on the lopdf document that printpdf
//! hands out.

use super::{PdfError, PdfOptions, emit::Emitted, icc, xmp};
use crate::page::{Element, ElementId, Frame, Pages, Tag};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};
use std::io::Write;

/// Finishes and saves.
pub(super) fn finish(emitted: Emitted, pages: &Pages, options: &PdfOptions, date: &str) -> Result<Vec<u8>, PdfError> {
    let Emitted { mut document, marked } = emitted;
    document.version = "1.7".into();
    let page_ids: Vec<ObjectId> = document.get_pages().into_values().collect();
    clean_pages(&mut document, &page_ids)?;
    let mut tree = Tree::plant(&mut document, &pages.elements);
    tree.hang_pages(&mut document, &page_ids, &marked)?;
    let field = match (options.signature_field, pages.signature) {
        (true, Some((page, frame))) => Some(signature_field(&mut document, &mut tree, &page_ids, page, frame, pages)?),
        _ => None,
    };
    let root = tree.finish(&mut document, pages);
    catalog(&mut document, options, date, root, field)?;
    compress(&mut document)?;
    // After compressing: there is less to read.
    identify(&mut document, options, date);
    let mut out = Vec::new();
    // The classic form, which old signing tools know. Object streams would make a table of 5,000
    // rows a third as large and twice as slow: lopdf writes each of its 31,000 elements three times.
    document.save_to(&mut out).map_err(PdfError::from)?;
    Ok(out)
}

fn fault(e: impl std::fmt::Display) -> PdfError {
    PdfError::Writer(e.to_string())
}
impl From<std::io::Error> for PdfError {
    fn from(e: std::io::Error) -> Self {
        fault(e)
    }
}
impl From<lopdf::Error> for PdfError {
    fn from(e: lopdf::Error) -> Self {
        fault(e)
    }
}

fn text(words: &str) -> Object {
    if words.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        return Object::string_literal(words);
    }
    let mut bytes = vec![0xFE, 0xFF];
    for unit in words.encode_utf16() {
        bytes.extend_from_slice(&unit.to_be_bytes());
    }
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// Removes the empty dictionaries and lists that printpdf puts on every page; validators refuse
/// some of them. The objects are deleted by name: lopdf's own pruning is quadratic.
fn clean_pages(document: &mut Document, pages: &[ObjectId]) -> Result<(), PdfError> {
    let mut dead = Vec::new();
    for id in pages {
        let page = document.get_object_mut(*id)?.as_dict_mut()?;
        if page.get(b"Annots").and_then(Object::as_array).is_ok_and(Vec::is_empty) {
            page.remove(b"Annots");
        }
        let resources = page.get(b"Resources")?.as_reference()?;
        for key in [&b"XObject"[..], b"ExtGState", b"Shading", b"ColorSpace", b"Pattern"] {
            let of = document.get_object(resources)?.as_dict()?;
            let empty = match of.get(key) {
                Ok(Object::Dictionary(d)) => d.is_empty(),
                Ok(Object::Reference(r)) => {
                    let empty = dead.contains(r) || document.get_object(*r).and_then(Object::as_dict).is_ok_and(Dictionary::is_empty);
                    if empty && !dead.contains(r) {
                        dead.push(*r);
                    }
                    empty
                }
                _ => false,
            };
            if empty {
                document.get_object_mut(resources)?.as_dict_mut()?.remove(key);
            }
        }
    }
    for id in dead {
        document.objects.remove(&id);
    }
    Ok(())
}

/// The structure tree while it grows.
struct Tree {
    root: ObjectId,
    ids: Vec<ObjectId>,
    kids: Vec<Vec<Object>>,
    /// The first page of each element.
    first: Vec<Option<ObjectId>>,
    /// The parent tree: page or annotation number, then what belongs to it.
    numbers: Vec<Object>,
    next: i64,
}

impl Tree {
    fn plant(document: &mut Document, elements: &[Element]) -> Tree {
        let root = document.new_object_id();
        let ids: Vec<ObjectId> = elements.iter().map(|_| document.new_object_id()).collect();
        let mut kids = vec![Vec::new(); elements.len()];
        for (i, element) in elements.iter().enumerate().skip(1) {
            kids[element.parent as usize].push(Object::Reference(ids[i]));
        }
        Tree { root, kids, first: vec![None; elements.len()], ids, numbers: Vec::new(), next: 0 }
    }

    fn hang_pages(&mut self, document: &mut Document, pages: &[ObjectId], marked: &[Vec<ElementId>]) -> Result<(), PdfError> {
        for (page, marked) in pages.iter().zip(marked) {
            let mut owners = Vec::with_capacity(marked.len());
            for (number, element) in marked.iter().enumerate() {
                let at = *element as usize;
                let number = number as i64;
                let here = *self.first[at].get_or_insert(*page);
                self.kids[at].push(if here == *page {
                    Object::Integer(number)
                } else {
                    Object::Dictionary(dictionary! { "Type" => "MCR", "Pg" => *page, "MCID" => number })
                });
                owners.push(Object::Reference(self.ids[at]));
            }
            let owners = document.add_object(Object::Array(owners));
            self.numbers.extend([Object::Integer(self.next), owners.into()]);
            let page = document.get_object_mut(*page)?.as_dict_mut()?;
            page.set("StructParents", self.next);
            page.set("Tabs", "S");
            self.next += 1;
        }
        Ok(())
    }

    /// Writes all elements and gives the root of the tree.
    fn finish(mut self, document: &mut Document, pages: &Pages) -> ObjectId {
        let mut alts = pages.alts.iter().peekable();
        for (i, element) in pages.elements.iter().enumerate() {
            // Type is optional here; long tables have tens of thousands of elements.
            let mut d = dictionary! { "S" => element.tag.name() };
            d.set("P", if i == 0 { self.root } else { self.ids[element.parent as usize] });
            if let Tag::Th { columns, rows } = element.tag {
                let mut a = dictionary! { "O" => "Table", "Scope" => "Column" };
                if columns > 1 {
                    a.set("ColSpan", i64::from(columns));
                }
                if rows > 1 {
                    a.set("RowSpan", i64::from(rows));
                }
                d.set("A", a);
            }
            if let Some((_, alt)) = alts.next_if(|(at, _)| *at as usize == i) {
                d.set("Alt", text(alt));
            }
            if let Some(page) = self.first[i] {
                d.set("Pg", page);
            }
            let mut kids = std::mem::take(&mut self.kids[i]);
            match kids.len() {
                0 => {}
                1 => d.set("K", kids.swap_remove(0)),
                _ => d.set("K", kids),
            }
            document.set_object(self.ids[i], d);
        }
        let parents = document.add_object(dictionary! { "Nums" => self.numbers });
        document.set_object(
            self.root,
            dictionary! { "Type" => "StructTreeRoot", "K" => self.ids[0], "ParentTree" => parents, "ParentTreeNextKey" => self.next },
        );
        self.root
    }
}

/// An empty field over the room for signature and seal; programs for signing fill it in.
fn signature_field(document: &mut Document, tree: &mut Tree, page_ids: &[ObjectId], page: usize, frame: Frame, pages: &Pages) -> Result<ObjectId, PdfError> {
    let page_id = *page_ids.get(page).ok_or_else(|| fault("signature page"))?;
    let height = pages.pages[page].height;
    let (w, h) = ((frame.right - frame.left).0, (frame.bottom - frame.top).0);
    let appearance = document.add_object(Stream::new(
        dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), Object::Real(w), Object::Real(h)], "Resources" => Dictionary::new() },
        Vec::new(),
    ));
    let rect = [frame.left, height - frame.bottom, frame.right, height - frame.top].map(|v| Object::Real(v.0)).to_vec();
    let field = document.new_object_id();
    let form = document.new_object_id();
    document.set_object(
        field,
        dictionary! {
            "Type" => "Annot", "Subtype" => "Widget", "FT" => "Sig", "T" => text("ChuKySo1"),
            "TU" => text("Vùng ký số của người có thẩm quyền"),
            "F" => 132, // printed, locked
            "P" => page_id, "Rect" => rect, "AP" => dictionary! { "N" => appearance }, "StructParent" => tree.next
        },
    );
    document.set_object(
        form,
        dictionary! {
            "Type" => "StructElem", "S" => "Form", "P" => tree.ids[0], "Pg" => page_id, "Alt" => text("Vùng ký số"),
            "K" => dictionary! { "Type" => "OBJR", "Obj" => field, "Pg" => page_id }
        },
    );
    tree.kids[0].push(form.into());
    tree.numbers.extend([Object::Integer(tree.next), form.into()]);
    tree.next += 1;
    document.get_object_mut(page_id)?.as_dict_mut()?.set("Annots", vec![Object::Reference(field)]);
    Ok(field)
}

fn catalog(document: &mut Document, options: &PdfOptions, date: &str, tree: ObjectId, field: Option<ObjectId>) -> Result<(), PdfError> {
    let profile = document.add_object(Stream::new(dictionary! { "N" => 3, "Alternate" => "DeviceRGB" }, icc::srgb()));
    let packet = xmp::packet(&options.title, &options.author, &options.created).into_bytes();
    // Not compressed, so that archives find it without knowing PDF.
    let metadata = document.add_object(Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, packet).with_compression(false));
    let root = document.trailer.get(b"Root")?.as_reference()?;
    let catalog = document.get_object_mut(root)?.as_dict_mut()?;
    catalog.set("Metadata", metadata);
    catalog.set("StructTreeRoot", tree);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("Lang", text("vi-VN"));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set(
        "OutputIntents",
        vec![Object::Dictionary(dictionary! {
            "Type" => "OutputIntent", "S" => "GTS_PDFA1", "OutputConditionIdentifier" => text("sRGB"),
            "Info" => text("sRGB IEC61966-2.1"), "DestOutputProfile" => profile
        })],
    );
    if let Some(field) = field {
        catalog.set("AcroForm", dictionary! { "Fields" => vec![Object::Reference(field)], "SigFlags" => 1 });
    }
    // The info dictionary is written anew: it must say what the XMP says, and nothing else.
    let info = document.trailer.get(b"Info")?.as_reference()?;
    document.set_object(
        info,
        dictionary! {
            "Title" => text(&options.title), "Author" => text(&options.author), "Creator" => text(xmp::CREATOR), "Producer" => text(xmp::PRODUCER),
            "CreationDate" => text(date), "ModDate" => text(date)
        },
    );
    Ok(())
}

/// An ID from the content: printpdf's comes from a counter of the process.
fn identify(document: &mut Document, options: &PdfOptions, date: &str) {
    let mut hash = Sha256::new();
    for part in [options.title.as_bytes(), options.author.as_bytes(), date.as_bytes()] {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    for object in document.objects.values() {
        if let Object::Stream(s) = object {
            hash.update((s.content.len() as u64).to_le_bytes());
            hash.update(&s.content);
        }
    }
    let id = Object::String(hash.finalize()[..16].to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
}

/// Compresses with the fast library at a middle level; lopdf's own way is three times slower.
fn compress(document: &mut Document) -> Result<(), PdfError> {
    for object in document.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        if !stream.allows_compression || stream.dict.has(b"Filter") {
            continue;
        }
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::with_capacity(stream.content.len() / 3), flate2::Compression::new(6));
        encoder.write_all(&stream.content)?;
        let small = encoder.finish()?;
        // The filter's own entry takes room too.
        if small.len() + 20 < stream.content.len() {
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(small);
        }
    }
    Ok(())
}
