//! Files of Word and of PDF writers: damaged inside, then wrapped so that readers get past the
//! container; sometimes the container is damaged too.

use super::{Corpus, Dice, bytes, text};
use std::fmt::Write as _;

/// Reads bytes as a file. Of one in sixteen the text is also understood as a directive: that
/// takes thirty times as long and has a target of its own.
pub fn run(data: &[u8]) {
    if let Ok(found) = reading::extract("paper", data) {
        let sum = data.iter().fold(0_u8, |s, b| s.wrapping_mul(31).wrapping_add(*b));
        if sum.is_multiple_of(16) {
            text::check(&reading::read(&found.text));
        }
    }
}

const XML: &[&str] = &[
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:t/>", "<w:p/>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>",
    "<w:tc/>", "<w:del>", "</w:del>", "<w:ins>", "</w:ins>", "<w:moveFrom>", "</w:moveFrom>", "<w:instrText>", "</w:instrText>",
    "<w:fldChar w:fldCharType=\"begin\"/>", "<w:fldChar w:fldCharType=\"separate\"/>", "<w:fldChar w:fldCharType=\"end\"/>",
    "<w:fldSimple w:instr=\" PAGE \">", "</w:fldSimple>", "<w:sdt>", "<w:sdtContent>", "</w:sdt>", "<w:hyperlink r:id=\"rId1\">", "</w:hyperlink>",
    "<w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/>", "<w:br/>", "<w:tab/>", "<w:txbxContent>", "</w:txbxContent>", "<mc:AlternateContent>",
    "<mc:Choice>", "<mc:Fallback>", "</mc:Fallback>", "</mc:Choice>", "<w:footnoteReference w:id=\"2\"/>", "<w:altChunk r:id=\"x\"/>",
    "<w:gridSpan w:val=\"4294967295\"/>", "<w:vMerge/>", "<w:vMerge w:val=\"restart\"/>", "<w:numPr><w:ilvl w:val=\"8\"/><w:numId w:val=\"1\"/></w:numPr>",
    "<w:pStyle w:val=\"A\"/>", "<w:rFonts w:ascii=\".VnTime\"/>", "<w:rFonts w:ascii=\"VNI-Times\"/>", "&amp;", "&#0;", "&#xD800;", "&x;", "<![CDATA[",
    "]]>", "<!--", "-->", "<?x", "<!DOCTYPE a [<!ENTITY x \"y\">]>", "w:val=\"99999999999999999999\"", "<text:p>", "</text:p>", "<text:s text:c=\"9999999\"/>",
    "<table:table-cell table:number-columns-repeated=\"99999\"/>", "Sở Y tế", "chủ trì",
];

/// A .docx (or .odt) around a directive: parts damaged before they are packed.
pub fn docx(corpus: &Corpus, dice: &mut Dice) -> Vec<u8> {
    let mut parts: Vec<(&str, Vec<u8>)> = Vec::new();
    let xml = match corpus.seed(dice).and_then(|s| unpacked(s, "word/document.xml")) {
        Some(seed) => seed,
        None => word_xml(bytes::piece(corpus.text(dice), 400, dice), dice),
    };
    if dice.one_in(12) {
        parts.push(("mimetype", b"application/vnd.oasis.opendocument.text".to_vec()));
        parts.push(("content.xml", String::from_utf8_lossy(&xml).replace("w:p", "text:p").replace("w:tbl", "table:table").into_bytes()));
    } else {
        parts.push(("word/document.xml", xml));
    }
    if dice.one_in(3) {
        parts.push(("word/numbering.xml", NUMBERING.as_bytes().to_vec()));
    }
    if dice.one_in(6) {
        parts.push(("word/styles.xml", STYLES.as_bytes().to_vec()));
    }
    if dice.one_in(6) {
        let note = bytes::piece(corpus.text(dice), 100, dice);
        parts.push(("word/footnotes.xml", format!("<w:footnotes><w:footnote w:id=\"2\"><w:p><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote></w:footnotes>").into_bytes()));
    }
    if dice.one_in(6) {
        parts.push(("word/header1.xml", word_xml(bytes::piece(corpus.text(dice), 100, dice), dice)));
    }
    let which = dice.roll(parts.len());
    if !dice.one_in(5) {
        bytes::damage(&mut parts[which].1, b"<w:tbl><w:tc></w:p><w:del>", XML, dice, 20_000);
    }
    let mut out = packed(&parts, dice.one_in(8));
    if dice.one_in(10) {
        bytes::damage(&mut out, b"PK\x01\x02PK\x05\x06", &["\0\0\0\0", "PK\u{3}\u{4}", "word/document.xml"], dice, 30_000);
    }
    out
}

fn word_xml(words: &str, dice: &mut Dice) -> Vec<u8> {
    let mut xml = String::from("<w:document><w:body>");
    for line in words.lines() {
        let line = line.replace('&', "&amp;").replace('<', "&lt;");
        let _ = match dice.roll(9) {
            0 => write!(xml, "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{line}</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc><w:tc/></w:tr></w:tbl>"),
            1 => write!(xml, "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>{line}</w:t></w:r></w:p>", dice.roll(12)),
            2 => write!(xml, "<w:p><w:del><w:r><w:delText>{line}</w:delText></w:r></w:del><w:ins><w:r><w:t>{line}</w:t></w:r></w:ins></w:p>"),
            3 => write!(xml, "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:t>{line}</w:t></w:r></w:p>"),
            4 => write!(xml, "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>{line}</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"),
            5 => write!(xml, "<w:p><w:r><w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr><w:t>{line}</w:t></w:r></w:p>"),
            _ => write!(xml, "<w:p><w:r><w:t>{line}</w:t><w:br/></w:r></w:p>"),
        };
    }
    xml.push_str("</w:body></w:document>");
    xml.into_bytes()
}

const NUMBERING: &str = "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"4294967295\"/><w:numFmt w:val=\"lowerRoman\"/><w:lvlText w:val=\"%1.%9\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
const STYLES: &str = "<w:styles><w:style w:styleId=\"A\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style></w:styles>";

/// A part of a kept file.
fn unpacked(file: &[u8], name: &str) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).ok()?;
    let mut out = Vec::new();
    std::io::Read::read_to_end(&mut std::io::Read::take(archive.by_name(name).ok()?, 100_000), &mut out).ok()?;
    Some(out)
}

/// A zip with right sums.
fn packed(parts: &[(&str, Vec<u8>)], deflated: bool) -> Vec<u8> {
    let method = if deflated { zip::CompressionMethod::Deflated } else { zip::CompressionMethod::Stored };
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(method);
    for (name, content) in parts {
        let _ = archive.start_file(*name, options);
        let _ = std::io::Write::write_all(&mut archive, content);
    }
    archive.finish().map_or_else(|_| Vec::new(), std::io::Cursor::into_inner)
}

const PDF: &[&str] = &[
    "BT ", "ET ", "q ", "Q ", "1 0 0 1 50 700 cm ", "0 1 -1 0 0 0 cm ", "/F1 12 Tf ", "/F2 -3 Tf ", "/F3 1e30 Tf ", "50 700 Td ", "0 -14 TD ", "T* ",
    "1 0 0 -1 0 0 Tm ", "(Giao) Tj ", "[(S)-250(o)1e9(Y)] TJ ", "<0041> Tj ", "(a) ' ", "1 2 (b) \" ", "50 Tz ", "3 Tc ", "9 Tw ", "14 TL ", "5 Ts ", "3 Tr ",
    "/X1 Do ", "BI /W 1 /H 1 ID \0 EI ", "/Span <</ActualText (x)>> BDC ", "EMC ", "nan ", "-99999999999999999999 ", "<< ", ">> ", "[ ", "] ", "( ", ") ", "\\",
    "\\ddd", "endstream", "endobj", "/W [0 [500] 1 9 600]", "/Differences [1 /a /uni1EE7 /g5]", "beginbfchar <01> <0041> endbfchar",
    "1 beginbfrange <00> <FF> <1EA0> endbfrange", "<00> <FFFFFFFF> <0041>", "<01> <02> [<0041>]", "begincodespacerange <00> <FF> endcodespacerange",
    "/Identity-H", "/ToUnicode 7 0 R", "/Kids [2 0 R 3 0 R]", "/Parent 3 0 R", "/Count -1", "/Contents [4 0 R 4 0 R]", "9 0 R", "/FlateDecode", "/Length 99999999",
];

/// A PDF of one page: its operators, its fonts or its letters' table are damaged, then the
/// offsets are written.
pub fn pdf(corpus: &Corpus, dice: &mut Dice) -> Vec<u8> {
    let words = bytes::piece(corpus.text(dice), 300, dice);
    let mut content = match corpus.seed(dice).and_then(first_stream) {
        Some(seed) => seed.to_vec(),
        None => operators(words, dice),
    };
    let mut map = letters(words);
    let mut fonts = String::from(FONTS).into_bytes();
    let mut page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R /F3 8 0 R >> /XObject << /X1 10 0 R >> >> >>".to_vec();
    let damaged = match dice.roll(8) {
        0 => &mut map,
        1 => &mut fonts,
        2 => &mut page,
        _ => &mut content,
    };
    if !dice.one_in(6) {
        bytes::damage(damaged, b"BT ET Tj [( )] TJ << >> q Q", PDF, dice, 8_000);
    }
    let stream = |dict: &str, data: &[u8]| {
        let mut out = format!("<< {dict} /Length {} >>\nstream\n", data.len()).into_bytes();
        out.extend_from_slice(data);
        out.extend_from_slice(b"\nendstream");
        out
    };
    let mut objects: Vec<Vec<u8>> = vec![b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(), b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(), page, stream("", &content)];
    let mut descriptions: Vec<Vec<u8>> = fonts.split(|&b| b == b'\n').map(<[u8]>::to_vec).collect();
    descriptions.resize(4, b"null".to_vec());
    let [one, two, three, descendant] = descriptions.as_slice() else { return Vec::new() };
    objects.extend([one.clone(), two.clone(), stream("", &map), three.clone(), descendant.clone()]);
    objects.push(stream("/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Matrix [1 0 0 1 5 5] /Resources << /Font << /F1 5 0 R >> /XObject << /X1 10 0 R >> >>", b"BT /F1 9 Tf (trong khung) Tj ET /X1 Do"));
    let mut out = b"%PDF-1.5\n".to_vec();
    let mut table = String::from("xref\n0 11\n0000000000 65535 f \n");
    for (i, object) in objects.iter().enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", out.len());
        out.extend_from_slice(format!("{} 0 obj\n", i + 1).as_bytes());
        out.extend_from_slice(object);
        out.extend_from_slice(b"\nendobj\n");
    }
    let at = out.len();
    out.extend_from_slice(table.as_bytes());
    let _ = std::io::Write::write_fmt(&mut out, format_args!("trailer\n<< /Size 11 /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n"));
    if dice.one_in(8) {
        bytes::damage(&mut out, b"endobj stream << /Kids [1 0 R]", PDF, dice, 20_000);
    }
    out
}

/// The first stream of a kept file: the operators of its page.
fn first_stream(file: &[u8]) -> Option<&[u8]> {
    let find = |from: usize, words: &[u8]| file[from..].windows(words.len()).position(|w| w == words).map(|at| from + at);
    let start = find(0, b"\nstream\n")? + 8;
    Some(&file[start..find(start, b"\nendstream")?])
}

/// Fonts: one of one byte a letter with a map, one with names of letters, one of two bytes.
const FONTS: &str = "<< /Type /Font /Subtype /TrueType /BaseFont /Tinos /FirstChar 32 /LastChar 40 /Widths [250 333 408 500 500 833 778 180 333] /ToUnicode 7 0 R >>
<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [65 /Abreve /uni1EE7 /dcroat] >> >>
<< /Type /Font /Subtype /Type0 /BaseFont /Tinos /Encoding /Identity-H /DescendantFonts [9 0 R] /ToUnicode 7 0 R >>
<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Tinos /DW 500 /W [1 [500 600] 10 20 700] >>";

fn operators(words: &str, dice: &mut Dice) -> Vec<u8> {
    let mut out = String::from("BT /F3 12 Tf 50 700 Td ");
    for (i, line) in words.lines().enumerate() {
        let hex: String = line.chars().map(|c| format!("{:04X}", u32::from(c) & 0xFFFF)).collect();
        let _ = match dice.roll(6) {
            0 => write!(out, "[<{hex}> -300 <{hex}>] TJ 0 -14 Td "),
            1 => write!(out, "ET BT 1 0 0 1 {} {} Tm <{hex}> Tj ", 50 + 250 * (i % 2), 700 - 14 * (i / 2)),
            2 => write!(out, "/F1 10 Tf ({}) Tj T* /F3 12 Tf ", line.replace(['(', ')', '\\'], "")),
            _ => write!(out, "<{hex}> Tj 0 -14 Td "),
        };
    }
    out.push_str("ET");
    out.into_bytes()
}

/// A map of letters that leaves every code as it is.
fn letters(words: &str) -> Vec<u8> {
    let mut out = String::from("/CIDInit /ProcSet findresource begin begincmap\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n1 beginbfrange <0020> <007E> <0020> endbfrange\n");
    let marked: std::collections::BTreeSet<u16> = words.encode_utf16().filter(|u| *u > 0x7E).take(20).collect();
    let _ = writeln!(out, "{} beginbfchar", marked.len());
    for u in marked {
        let _ = writeln!(out, "<{u:04X}> <{u:04X}>");
    }
    out.push_str("endbfchar\nendcmap end");
    out.into_bytes()
}

const RTF: &[&str] = &[
    "{", "}", "\\par ", "\\pard ", "\\cell ", "\\row ", "\\trowd ", "\\intbl ", "\\nestcell ", "\\nestrow ", "\\u7897?", "\\u-2147483648?", "\\uc0 ", "\\uc9999999 ", "\\'e1", "\\'", "\\'zz",
    "\\ansicpg1258", "\\f1 ", "\\f99999999 ", "{\\*\\unknown ", "{\\pict ", "{\\fonttbl{\\f1\\fcharset163 .VnTime;}{\\f2 VNI-Times;}}", "\\bin5 ab}cd", "\\bin999999999999 ", "\\bin-5 ",
    "{\\field{\\*\\fldinst PAGE}{\\fldrslt 3}}", "{\\listtext 1.\\tab}", "\\line ", "\\tab ", "\\~", "\\-", "\\_", "\\\n", "\\v ", "\\v0 ", "\\deleted ", "{\\header ", "{\\footnote ", "\\upr", "\\ud",
    "\\u8217\\'92", "\\cb1\\i\\b0 ", "\\page ", "\\sect ", "\\*", "\\", "\0", "\\plain ", "{{{{{{{{", "}}}}}}}}",
];

/// An RTF around a directive.
pub fn rtf(corpus: &Corpus, dice: &mut Dice) -> Vec<u8> {
    let mut data = match corpus.seed(dice) {
        Some(seed) => seed.to_vec(),
        None => {
            let mut out = String::from("{\\rtf1\\ansi\\ansicpg1252\\uc1{\\fonttbl{\\f0 Times New Roman;}{\\f1 .VnTime;}}\\pard ");
            for line in bytes::piece(corpus.text(dice), 300, dice).lines() {
                for c in line.chars() {
                    match c {
                        '\\' | '{' | '}' => {}
                        c if c.is_ascii() => out.push(c),
                        c => {
                            let _ = write!(out, "\\u{}?", u32::from(c) as u16 as i16);
                        }
                    }
                }
                out.push_str(if dice.one_in(4) { "\\cell " } else { "\\par " });
            }
            out.push('}');
            out.into_bytes()
        }
    };
    bytes::damage(&mut data, b"{\\*\\x }\\row\\trowd", RTF, dice, 8_000);
    if !data.starts_with(b"{\\rtf") {
        data.splice(0..0, *b"{\\rtf1 ");
    }
    data
}
