//! The four faces of the paper: advances for measuring, bytes for embedding.

use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, OnceLock},
};

/// Characters below this are looked up in a flat table: Latin, Vietnamese, punctuation, signs.
const FLAT: usize = 0x2700;

/// One of the four faces a paper is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Face {
    Regular,
    Bold,
    Italic,
    BoldItalic,
}

impl Face {
    pub(crate) const ALL: [Face; 4] = [Face::Regular, Face::Bold, Face::Italic, Face::BoldItalic];

    pub(crate) fn of(bold: bool, italic: bool) -> Face {
        match (bold, italic) {
            (false, false) => Face::Regular,
            (true, false) => Face::Bold,
            (false, true) => Face::Italic,
            (true, true) => Face::BoldItalic,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Face::Regular => "regular",
            Face::Bold => "bold",
            Face::Italic => "italic",
            Face::BoldItalic => "bold-italic",
        }
    }

    pub(crate) fn is_bold(self) -> bool {
        matches!(self, Face::Bold | Face::BoldItalic)
    }

    pub(crate) fn is_italic(self) -> bool {
        matches!(self, Face::Italic | Face::BoldItalic)
    }
}

/// What a character is drawn with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Glyph {
    /// Glyph number in the font file; 0 when the face lacks the character.
    pub(crate) id: u16,
    /// Advance in thousandths of the size, rounded: the very number a PDF viewer will apply.
    pub(crate) advance: u16,
}

/// One face, tabulated once.
pub(crate) struct FaceData {
    pub(crate) postscript_name: String,
    pub(crate) bytes: Arc<[u8]>,
    pub(crate) units_per_em: u16,
    /// Share of the size above the baseline.
    pub(crate) ascent: f32,
    /// Share of the size below the baseline, positive.
    pub(crate) descent: f32,
    flat: Box<[Glyph]>,
    rest: HashMap<char, Glyph>,
}

impl FaceData {
    pub(crate) fn glyph(&self, c: char) -> Glyph {
        match self.flat.get(c as usize) {
            Some(g) => *g,
            None => self.rest.get(&c).copied().unwrap_or_default(),
        }
    }
}

/// The four faces (regular, bold, italic, bold italic) that a paper is measured and printed with.
pub struct Fonts {
    name: String,
    faces: [FaceData; 4],
}

/// Why font files were not taken. Messages are Vietnamese: what happened and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FontError {
    /// The bytes are no TrueType font.
    #[error("Tệp phông chữ “{0}” không đọc được; hãy dùng tệp TrueType (.ttf) khác hoặc phông chữ kèm theo chương trình.")]
    Unreadable(String),
    /// The maker of the font forbids embedding or cutting it.
    #[error("Phông chữ “{0}” không cho phép nhúng vào PDF; hãy dùng phông chữ kèm theo chương trình.")]
    NotEmbeddable(String),
    /// A Vietnamese letter is missing.
    #[error("Phông chữ “{name}” thiếu chữ “{letter}” của tiếng Việt; hãy dùng phông chữ kèm theo chương trình.")]
    NotVietnamese {
        /// The face.
        name: String,
        /// The first letter that is missing.
        letter: char,
    },
}

impl Fonts {
    /// Tinos, metric-compatible with Times New Roman, cut to Latin and Vietnamese
    /// (`assets/fonts`); parsed once per process.
    pub fn embedded() -> &'static Fonts {
        static EMBEDDED: OnceLock<Fonts> = OnceLock::new();
        macro_rules! face {
            ($file:literal) => {
                include_bytes!(concat!("../../../../assets/fonts/", $file)).as_slice()
            };
        }
        EMBEDDED.get_or_init(|| {
            let faces = [face!("Tinos-Regular.ttf"), face!("Tinos-Bold.ttf"), face!("Tinos-Italic.ttf"), face!("Tinos-BoldItalic.ttf")];
            Fonts::build("Tinos", faces.map(Arc::from)).expect("assets/fonts is checked by the tests of this crate")
        })
    }

    /// Four font files in the order regular, bold, italic, bold italic: for example the system's
    /// Times New Roman.
    ///
    /// # Errors
    /// Bytes that are no TrueType font, a font that may not be embedded, or one that lacks a
    /// Vietnamese letter.
    pub fn from_bytes(name: &str, faces: [Vec<u8>; 4]) -> Result<Fonts, FontError> {
        Fonts::build(name, faces.map(Arc::from))
    }

    /// Family name: "Tinos", "Times New Roman".
    pub fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn face(&self, face: Face) -> &FaceData {
        &self.faces[face as usize]
    }

    fn build(name: &str, bytes: [Arc<[u8]>; 4]) -> Result<Fonts, FontError> {
        let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
        let [r, b, i, bi] = bytes;
        Ok(Fonts {
            faces: [
                read(name, format!("{plain}-Regular"), r)?,
                read(name, format!("{plain}-Bold"), b)?,
                read(name, format!("{plain}-Italic"), i)?,
                read(name, format!("{plain}-BoldItalic"), bi)?,
            ],
            name: name.to_owned(),
        })
    }
}

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fonts").field("name", &self.name).finish_non_exhaustive()
    }
}

fn read(family: &str, postscript_name: String, bytes: Arc<[u8]>) -> Result<FaceData, FontError> {
    let unreadable = || FontError::Unreadable(family.to_owned());
    let font = ttf_parser::Face::parse(&bytes, 0).map_err(|_| unreadable())?;
    // Only TrueType outlines are embedded: signing tools of offices know them best.
    if font.tables().glyf.is_none() || font.is_variable() {
        return Err(unreadable());
    }
    if matches!(font.permissions(), Some(ttf_parser::Permissions::Restricted)) || !font.is_subsetting_allowed() || !font.is_outline_embedding_allowed() {
        return Err(FontError::NotEmbeddable(family.to_owned()));
    }
    let units_per_em = font.units_per_em();
    if units_per_em == 0 {
        return Err(unreadable());
    }
    let mut flat = vec![Glyph::default(); FLAT].into_boxed_slice();
    let mut rest = HashMap::new();
    let tables = font.tables().cmap.ok_or_else(unreadable)?;
    for table in tables.subtables.into_iter().filter(|t| t.is_unicode()) {
        table.codepoints(|code| {
            let Some(c) = char::from_u32(code) else { return };
            let Some(id) = table.glyph_index(code).filter(|g| g.0 != 0) else { return };
            let advance = font.glyph_hor_advance(id).unwrap_or(0);
            let advance = (f32::from(advance) * 1000.0 / f32::from(units_per_em)).round() as u16;
            let glyph = Glyph { id: id.0, advance };
            match flat.get_mut(c as usize) {
                Some(slot) => *slot = glyph,
                None => {
                    rest.insert(c, glyph);
                }
            }
        });
    }
    let share = |v: i16| f32::from(v) / f32::from(units_per_em);
    let (ascent, descent) = (share(font.ascender()), -share(font.descender()));
    let data = FaceData { postscript_name, units_per_em, ascent, descent, flat, rest, bytes: bytes.clone() };
    match VIETNAMESE.chars().find(|c| data.glyph(*c).id == 0) {
        Some(letter) => Err(FontError::NotVietnamese { name: family.to_owned(), letter }),
        None => Ok(data),
    }
}

/// Every letter of Vietnamese beyond ASCII, small and capital, and what papers cannot do without.
const VIETNAMESE: &str = concat!(
    "àáãảạăằắẵẳặâầấẫẩậèéẽẻẹêềếễểệìíĩỉịòóõỏọôồốỗổộơờớỡởợùúũủụưừứữửựỳýỹỷỵđ",
    "ÀÁÃẢẠĂẰẮẴẲẶÂẦẤẪẨẬÈÉẼẺẸÊỀẾỄỂỆÌÍĨỈỊÒÓÕỎỌÔỒỐỖỔỘƠỜỚỠỞỢÙÚŨỦỤƯỪỨỮỬỰỲÝỸỶỴĐ",
    " -–“”…"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_faces_have_the_widths_of_times() {
        let fonts = Fonts::embedded();
        assert_eq!(fonts.name(), "Tinos");
        assert_eq!(fonts.face(Face::Regular).glyph('a').advance, 444, "909 of 2048");
        assert_eq!(fonts.face(Face::Bold).glyph('a').advance, 500, "1024 of 2048");
        assert_eq!(fonts.face(Face::Regular).glyph(' ').advance, 250, "a quarter of the size");
        for face in Face::ALL {
            for c in "‑„‟§≤≥×÷²³→₫€№•".chars().filter(|c| *c != '‟') {
                assert_ne!(fonts.face(face).glyph(c).id, 0, "{c} in {}", face.name());
            }
        }
    }

    #[test]
    fn a_font_that_is_none_is_refused() {
        let refused = Fonts::from_bytes("Hỏng", [vec![], vec![1, 2, 3], vec![0; 64], vec![]]);
        assert_eq!(refused.err(), Some(FontError::Unreadable("Hỏng".into())));
    }

    #[test]
    fn a_font_that_forbids_embedding_is_refused() {
        let open = Fonts::embedded();
        let locked = Face::ALL.map(|f| {
            let mut bytes = open.face(f).bytes.to_vec();
            // fsType stands at offset 8 of OS/2; 0x0002 is "restricted licence embedding".
            let at = table(&bytes, b"OS/2") + 8;
            bytes[at..at + 2].copy_from_slice(&[0, 2]);
            bytes
        });
        assert_eq!(Fonts::from_bytes("Khoá", locked).err(), Some(FontError::NotEmbeddable("Khoá".into())));
    }

    fn table(bytes: &[u8], tag: &[u8; 4]) -> usize {
        let count = u16::from_be_bytes([bytes[4], bytes[5]]) as usize;
        let record = (0..count).map(|i| &bytes[12 + 16 * i..28 + 16 * i]).find(|r| &r[..4] == tag).expect("the table exists");
        u32::from_be_bytes([record[8], record[9], record[10], record[11]]) as usize
    }
}
