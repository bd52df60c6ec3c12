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
    FontId, FontMetrics, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfFontMetricsStub, PdfPage, PdfSaveOptions, PdfWarnMsg, TextItem,
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
    let all = pages.pages.iter().flat_map(|p| p.items.iter().chain(&p.turned)).chain(margins.iter().flatten());
    for item in all {
        if let Item::Text(t) = item {
            for run in &t.line.runs {
                used[run.face as usize].extend(t.line.words(run).chars().map(printed));
            }
        }
    }
    let ids = Face::ALL.map(|f| FontId(format!("F{}", f as usize)));
    let mut codes: [BTreeMap<char, [u8; 4]>; 4] = Default::default();
    let mut every = Vec::new();
    for face in Face::ALL {
        let chars = &used[face as usize];
        if !chars.is_empty() {
            let (cut, glyphs) = cut(fonts.face(face), chars, face)?;
            let id = &ids[face as usize];
            document.resources.fonts.map.insert(id.clone(), PdfFont::new(cut));
            codes[face as usize] = glyphs.into_iter().filter_map(|(c, glyph)| Some((char::from_u32(c)?, hex(glyph)))).collect();
            // printpdf learns from its own operators which text a glyph stands for.
            every.push(Op::SetFont { font: PdfFontHandle::External(id.clone()), size: printpdf::Pt(1.0) });
            every.push(Op::ShowText { items: vec![TextItem::Text(chars.iter().collect())] });
        }
    }
    every.insert(0, Op::StartTextSection);
    every.push(Op::EndTextSection);
    let mut every = Some(every);
    let none = Vec::new();
    let mut marked = Vec::with_capacity(pages.count());
    let mut contents = Vec::with_capacity(pages.count());
    for (i, page) in pages.pages.iter().enumerate() {
        let mut pen = Pen { out: Vec::with_capacity(page.items.len() * 160), codes: &codes, height: page.height, font: None, thickness: None, at: (0, 0) };
        marked.push(pen.page(page, margins.get(i).unwrap_or(&none), pages));
        contents.push(pen.out);
        let mm = |l: Pt| printpdf::Mm(document::Mm::from(l).0);
        document.pages.push(PdfPage::new(mm(page.width), mm(page.height), every.take().unwrap_or_default()));
    }
    let mut warnings: Vec<PdfWarnMsg> = Vec::new();
    let options = PdfSaveOptions { optimize: true, subset_fonts: true, secure: true, image_optimization: None };
    let mut document = document.to_lopdf_document(&options, &mut warnings);
    if let Some(w) = warnings.iter().find(|w| format!("{:?}", w.severity).contains("Error")) {
        return Err(PdfError::Writer(w.msg.clone()));
    }
    let ids: Vec<lopdf::ObjectId> = document.get_pages().into_values().collect();
    for (page, content) in ids.into_iter().zip(contents) {
        let of = document.get_object(page)?.as_dict()?.get(b"Contents")?;
        let stream = match of {
            lopdf::Object::Array(all) => all.first().ok_or_else(|| PdfError::Writer("a page without content".into()))?.as_reference()?,
            one => one.as_reference()?,
        };
        document.set_object(stream, lopdf::Stream::new(lopdf::Dictionary::new(), content));
    }
    Ok(Emitted { document, marked })
}

/// A glyph as the four hexadecimal digits of a two-byte code.
fn hex(glyph: u16) -> [u8; 4] {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    [12, 8, 4, 0].map(|shift| DIGITS[usize::from(glyph >> shift & 15)])
}

/// A number of hundredths, as short as it can be written.
fn number(out: &mut Vec<u8>, hundredths: i32) {
    let (sign, n) = if hundredths < 0 { ("-", hundredths.unsigned_abs()) } else { ("", hundredths.unsigned_abs()) };
    out.extend_from_slice(sign.as_bytes());
    out.extend_from_slice((n / 100).to_string().as_bytes());
    match n % 100 {
        0 => {}
        rest if rest % 10 == 0 => out.extend_from_slice(&[b'.', b'0' + (rest / 10) as u8]),
        rest => out.extend_from_slice(&[b'.', b'0' + (rest / 10) as u8, b'0' + (rest % 10) as u8]),
    }
}

/// The character as it is written: fixed spaces share the glyph of the space, and a PDF has one
/// text for each glyph.
fn printed(c: char) -> char {
    if c == FIXED_SPACE { ' ' } else { c }
}

/// Draws one page: the few operators a paper needs, written as they stand in the file. printpdf
/// would take each line through a tree of operators, which costs a long table half its time.
struct Pen<'a> {
    out: Vec<u8>,
    codes: &'a [BTreeMap<char, [u8; 4]>; 4],
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
        self.put("/Artifact BMC\n");
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
            self.put("ET\n");
        }
        self.put("EMC\n");
        self.turned(page);

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
                    self.put("EMC\n");
                }
                let tag = pages.elements[t.element as usize].tag.name();
                self.put(&format!("/{tag}<</MCID {}>>BDC\n", marked.len()));
                marked.push(t.element);
                open = Some(t.element);
            }
            self.text(t);
        }
        if open.is_some() {
            self.put("EMC\n");
        }
        self.put("ET\n");
        marked
    }

    /// The half that is read from the other side, turned about the middle of the sheet.
    fn turned(&mut self, page: &Page) {
        if page.turned.is_empty() {
            return;
        }
        self.put("/Artifact BMC\nq\n");
        self.numbers(&[-100, 0, 0, -100, hundredths(page.width), hundredths(page.height)], "cm");
        self.start();
        for item in &page.turned {
            if let Item::Text(t) = item {
                self.text(t);
            }
        }
        self.put("ET\nQ\nEMC\n");
        // What was set inside is forgotten with it.
        self.font = None;
    }

    fn put(&mut self, words: &str) {
        self.out.extend_from_slice(words.as_bytes());
    }

    fn start(&mut self) {
        self.put("BT\n");
        self.at = (0, 0);
    }

    fn numbers(&mut self, all: &[i32], operator: &str) {
        for n in all {
            number(&mut self.out, *n);
            self.out.push(b' ');
        }
        self.put(operator);
        self.out.push(b'\n');
    }

    fn rule(&mut self, r: &Rule) {
        if self.thickness != Some(r.thickness) {
            self.numbers(&[hundredths(r.thickness)], "w");
            self.thickness = Some(r.thickness);
        }
        self.numbers(&[hundredths(r.x1), hundredths(self.height - r.y1)], "m");
        self.numbers(&[hundredths(r.x2), hundredths(self.height - r.y2)], "l S");
    }

    /// One line. Word spacing (Tw) does nothing with two-byte fonts, so the stretch stands in the
    /// text operator after each space.
    fn text(&mut self, t: &Text) {
        let line = &t.line;
        let to = (hundredths(t.x), hundredths(self.height - t.y));
        self.numbers(&[to.0 - self.at.0, to.1 - self.at.1], "Td");
        self.at = to;
        // A tenth of a thousandth of the size: over a full line a hundredth of a point.
        let offset = (-line.extra.0 * 10_000.0 / line.size.0).round() as i32 * 10;
        for run in &line.runs {
            if self.font != Some((run.face, line.size)) {
                self.put(&format!("/F{} ", run.face as usize));
                self.numbers(&[hundredths(line.size)], "Tf");
                self.font = Some((run.face, line.size));
            }
            self.put("[<");
            let mut at = run.start;
            // Fixed spaces are not stretched: look for plain ones in the line's own text.
            for part in line.words(run).split_inclusive(' ') {
                at += part.len();
                for c in part.chars().map(printed) {
                    if let Some(code) = self.codes[run.face as usize].get(&c) {
                        self.out.extend_from_slice(code);
                    }
                }
                if offset != 0 && part.ends_with(' ') && at < line.end() {
                    self.out.push(b'>');
                    number(&mut self.out, offset);
                    self.out.push(b'<');
                }
            }
            self.put(">]TJ\n");
        }
    }
}

fn hundredths(l: Pt) -> i32 {
    (l.0 * 100.0).round() as i32
}

/// A face with only the glyphs of `chars`, measured in thousandths: printpdf truncates what it
/// has to convert.
fn cut(face: &FaceData, chars: &BTreeSet<char>, salt: Face) -> Result<(ParsedFont, BTreeMap<u32, u16>), PdfError> {
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
    let mut parsed = ParsedFont::with_glyph_data(bytes, 0, Some(name), glyphs.clone(), widths, 1000, metrics);
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
    Ok((parsed, glyphs))
}

/// Six capitals that name the cut, made from its glyphs: the same text gives the same name.
fn tag(glyphs: &BTreeMap<u32, u16>, salt: Face) -> String {
    let mut hash: u32 = 0x811c_9dc5 ^ salt as u32;
    for byte in glyphs.keys().flat_map(|c| c.to_le_bytes()) {
        hash = (hash ^ u32::from(byte)).wrapping_mul(16_777_619);
    }
    (0..6).map(|i| char::from(b'A' + ((hash >> (i * 5)) % 26) as u8)).collect()
}
