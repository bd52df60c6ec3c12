//! Pages as operators of printpdf, with the fonts cut to what is used. The only file that knows
//! printpdf.

use crate::{
    fonts::{Face, FaceData, Fonts},
    page::{ARTIFACT, ElementId, Item, Page, Pages, Rule, Text},
    pdf::PdfError,
    text::FIXED_SPACE,
};
use document::Pt;
use printpdf::{
    DictItem, FontId, FontMetrics, Line, LinePoint, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfFontMetricsStub, PdfPage, PdfSaveOptions,
    PdfWarnMsg, Point, TextItem,
};
use std::collections::{BTreeMap, BTreeSet};

/// What the finishing needs.
pub(super) struct Emitted {
    pub(super) document: lopdf::Document,
    /// For each page the element of each marked content, by its number.
    pub(super) marked: Vec<Vec<ElementId>>,
}

/// Draws all pages; `margins` are lines outside the structure, for each page.
pub(super) fn emit(pages: &Pages, margins: &[Vec<Item>], fonts: &Fonts) -> Result<Emitted, PdfError> {
    let mut document = PdfDocument::new("");
    let mut used: [BTreeSet<char>; 4] = Default::default();
    let all = pages.pages.iter().flat_map(|p| &p.items).chain(margins.iter().flatten());
    for item in all {
        if let Item::Text(t) = item {
            for run in &t.line.runs {
                used[run.face as usize].extend(t.line.words(run).chars().map(printed));
            }
        }
    }
    let ids = Face::ALL.map(|f| FontId(format!("F{}", f as usize)));
    for face in Face::ALL {
        let chars = &used[face as usize];
        if !chars.is_empty() {
            let cut = cut(fonts.face(face), chars, face)?;
            document.resources.fonts.map.insert(ids[face as usize].clone(), PdfFont::new(cut));
        }
    }
    let none = Vec::new();
    let mut marked = Vec::with_capacity(pages.count());
    for (i, page) in pages.pages.iter().enumerate() {
        let mut pen = Pen { ops: Vec::with_capacity(page.items.len() * 4), ids: &ids, height: page.height, font: None, thickness: None, at: (0, 0) };
        marked.push(pen.page(page, margins.get(i).unwrap_or(&none), pages));
        let mm = |l: Pt| printpdf::Mm(document::Mm::from(l).0);
        document.pages.push(PdfPage::new(mm(page.width), mm(page.height), pen.ops));
    }
    let mut warnings: Vec<PdfWarnMsg> = Vec::new();
    let options = PdfSaveOptions { optimize: true, subset_fonts: true, secure: true, image_optimization: None };
    let document = document.to_lopdf_document(&options, &mut warnings);
    match warnings.iter().find(|w| format!("{:?}", w.severity).contains("Error")) {
        Some(w) => Err(PdfError::Writer(w.msg.clone())),
        None => Ok(Emitted { document, marked }),
    }
}

/// The character as it is written: fixed spaces share the glyph of the space, and a PDF has one
/// text for each glyph.
fn printed(c: char) -> char {
    if c == FIXED_SPACE { ' ' } else { c }
}

/// Draws one page.
struct Pen<'a> {
    ops: Vec<Op>,
    ids: &'a [FontId; 4],
    height: Pt,
    font: Option<(Face, Pt)>,
    thickness: Option<Pt>,
    /// Where the last line began, in hundredths of a point: each line is placed from the one
    /// before, which is half as long to write as a matrix.
    at: (i32, i32),
}

impl Pen<'_> {
    fn page(&mut self, page: &Page, margin: &[Item], pages: &Pages) -> Vec<ElementId> {
        // Rules first, and everything outside of the structure with them.
        self.ops.push(Op::BeginMarkedContent { tag: "Artifact".into() });
        for item in page.items.iter().chain(margin) {
            if let Item::Rule(r) = item {
                self.rule(r);
            }
        }
        let outside = |i: &&Item| matches!(i, Item::Text(t) if t.element == ARTIFACT);
        if page.items.iter().chain(margin).any(|i| outside(&i)) {
            self.start();
            for item in page.items.iter().chain(margin).filter(outside) {
                if let Item::Text(t) = item {
                    self.text(t);
                }
            }
            self.ops.push(Op::EndTextSection);
        }
        self.ops.push(Op::EndMarkedContent);

        let mut marked: Vec<ElementId> = Vec::new();
        let mut open: Option<ElementId> = None;
        self.start();
        for item in &page.items {
            let Item::Text(t) = item else { continue };
            if t.element == ARTIFACT {
                continue;
            }
            if open != Some(t.element) {
                if open.is_some() {
                    self.ops.push(Op::EndMarkedContentWithProperties);
                }
                let map = BTreeMap::from([("MCID".to_owned(), DictItem::Int(marked.len() as i64))]);
                let tag = pages.elements[t.element as usize].tag.name().into();
                self.ops.push(Op::BeginMarkedContentWithProperties { tag, properties: DictItem::Dict { map } });
                marked.push(t.element);
                open = Some(t.element);
            }
            self.text(t);
        }
        if open.is_some() {
            self.ops.push(Op::EndMarkedContentWithProperties);
        }
        self.ops.push(Op::EndTextSection);
        marked
    }

    fn start(&mut self) {
        self.ops.push(Op::StartTextSection);
        self.at = (0, 0);
    }

    fn rule(&mut self, r: &Rule) {
        if self.thickness != Some(r.thickness) {
            self.ops.push(Op::SetOutlineThickness { pt: printpdf::Pt(r.thickness.0) });
            self.thickness = Some(r.thickness);
        }
        let rounded = |v: Pt| printpdf::Pt((v.0 * 100.0).round() / 100.0);
        let end = |x: Pt, y: Pt| LinePoint { p: Point { x: rounded(x), y: rounded(self.height - y) }, bezier: false };
        let points = vec![end(r.x1, r.y1), end(r.x2, r.y2)];
        self.ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
    }

    /// One line. Word spacing (Tw) does nothing with two-byte fonts, so the stretch stands in the
    /// text operator after each space.
    fn text(&mut self, t: &Text) {
        let line = &t.line;
        let hundredths = |v: Pt| (v.0 * 100.0).round() as i32;
        let to = (hundredths(t.x), hundredths(self.height - t.y));
        let step = |to: i32, from: i32| printpdf::Pt((to - from) as f32 / 100.0);
        self.ops.push(Op::SetTextCursor { pos: Point { x: step(to.0, self.at.0), y: step(to.1, self.at.1) } });
        self.at = to;
        // A tenth of a thousandth of the size: over a full line a hundredth of a point.
        let offset = (-line.extra.0 * 10_000.0 / line.size.0).round() / 10.0;
        for run in &line.runs {
            if self.font != Some((run.face, line.size)) {
                let font = PdfFontHandle::External(self.ids[run.face as usize].clone());
                self.ops.push(Op::SetFont { font, size: printpdf::Pt(line.size.0) });
                self.font = Some((run.face, line.size));
            }
            let words: String = line.words(run).chars().map(printed).collect();
            let items = if line.extra == Pt::ZERO {
                vec![TextItem::Text(words)]
            } else {
                let mut items = Vec::new();
                let mut at = run.start;
                // Fixed spaces are not stretched: look for plain ones in the line's own text.
                for part in line.words(run).split_inclusive(' ') {
                    at += part.len();
                    items.push(TextItem::Text(part.chars().map(printed).collect()));
                    if part.ends_with(' ') && at < line.end() {
                        items.push(TextItem::Offset(offset));
                    }
                }
                items
            };
            self.ops.push(Op::ShowText { items });
        }
    }
}

/// A face with only the glyphs of `chars`, measured in thousandths: printpdf truncates what it
/// has to convert.
fn cut(face: &FaceData, chars: &BTreeSet<char>, salt: Face) -> Result<ParsedFont, PdfError> {
    let mut remapper = subsetter::GlyphRemapper::new();
    let mut glyphs: BTreeMap<u32, u16> = BTreeMap::new();
    let mut widths: BTreeMap<u16, u16> = BTreeMap::new();
    for &c in chars {
        let glyph = face.glyph(c);
        let id = remapper.remap(glyph.id);
        glyphs.insert(c as u32, id);
        widths.insert(id, glyph.advance);
    }
    let fault = |what: String| PdfError::Writer(format!("{}: {what}", face.postscript_name));
    let bytes = subsetter::subset(&face.bytes, 0, &remapper).map_err(|e| fault(e.to_string()))?;
    let font = ttf_parser::Face::parse(&face.bytes, 0).map_err(|e| fault(e.to_string()))?;
    let thousandths = |v: i16| (f32::from(v) * 1000.0 / f32::from(face.units_per_em)).round() as i16;
    let name = format!("{}+{}", tag(&glyphs, salt), face.postscript_name);
    let metrics = FontMetrics { ascent: (face.ascent * 1000.0) as i16, descent: (face.descent * -1000.0) as i16 };
    let mut parsed = ParsedFont::with_glyph_data(bytes, 0, Some(name), glyphs, widths, 1000, metrics);
    let bounds = font.global_bounding_box();
    let slanted = font.is_italic();
    parsed.pdf_font_metrics = PdfFontMetricsStub {
        units_per_em: 1000,
        x_min: thousandths(bounds.x_min),
        y_min: thousandths(bounds.y_min),
        x_max: thousandths(bounds.x_max),
        y_max: thousandths(bounds.y_max),
        caret_slope_rise: if slanted { 1000 } else { 1 },
        caret_slope_run: if slanted { (font.italic_angle().to_radians().tan() * -1000.0) as i16 } else { 0 },
        us_weight_class: font.weight().to_number(),
    };
    Ok(parsed)
}

/// Six capitals that name the cut, made from its glyphs: the same text gives the same name.
fn tag(glyphs: &BTreeMap<u32, u16>, salt: Face) -> String {
    let mut hash: u32 = 0x811c_9dc5 ^ salt as u32;
    for byte in glyphs.keys().flat_map(|c| c.to_le_bytes()) {
        hash = (hash ^ u32::from(byte)).wrapping_mul(16_777_619);
    }
    (0..6).map(|i| char::from(b'A' + ((hash >> (i * 5)) % 26) as u8)).collect()
}
