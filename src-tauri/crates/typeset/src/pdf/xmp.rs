//! The metadata of a PDF, in both of its forms: XMP, and dates of the info dictionary.

/// The program's name in the metadata.
pub(super) const CREATOR: &str = "Đôn Đốc";
/// What wrote the PDF.
pub(super) const PRODUCER: &str = "Đôn Đốc, printpdf";

/// XMP that declares PDF/A-2b, in step with the info dictionary.
pub(super) fn packet(title: &str, author: &str, created: &str) -> String {
    let (t, a, c, p) = (escaped(title), escaped(author), escaped(CREATOR), escaped(PRODUCER));
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" \
         xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"><dc:format>application/pdf</dc:format>\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{t}</rdf:li></rdf:Alt></dc:title>\
         <dc:creator><rdf:Seq><rdf:li>{a}</rdf:li></rdf:Seq></dc:creator>\
         <dc:language><rdf:Bag><rdf:li>vi-VN</rdf:li></rdf:Bag></dc:language>\
         <xmp:CreateDate>{created}</xmp:CreateDate><xmp:ModifyDate>{created}</xmp:ModifyDate><xmp:MetadataDate>{created}</xmp:MetadataDate>\
         <xmp:CreatorTool>{c}</xmp:CreatorTool><pdf:Producer>{p}</pdf:Producer></rdf:Description>\
         <rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"><pdfaid:part>2</pdfaid:part>\
         <pdfaid:conformance>B</pdfaid:conformance></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>"
    )
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // XML knows no other control characters, not even escaped.
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// "2026-02-05T08:30:00+07:00" as "D:20260205083000+07'00'"; `None` for anything else.
pub(super) fn pdf_date(iso: &str) -> Option<String> {
    let b = iso.as_bytes();
    let digits = |r: std::ops::Range<usize>| b.get(r).is_some_and(|d| d.iter().all(u8::is_ascii_digit));
    let shaped = [0..4, 5..7, 8..10, 11..13, 14..16, 17..19].into_iter().all(digits)
        && b.get(4) == Some(&b'-')
        && b.get(7) == Some(&b'-')
        && b.get(10) == Some(&b'T')
        && b.get(13) == Some(&b':')
        && b.get(16) == Some(&b':');
    if !shaped {
        return None;
    }
    let part = |r: std::ops::Range<usize>| iso[r].parse::<u32>().unwrap_or(99);
    let possible = (1..=12).contains(&part(5..7)) && (1..=31).contains(&part(8..10)) && part(11..13) < 24 && part(14..16) < 60 && part(17..19) < 60;
    let zone = match &b[19..] {
        b"Z" => "Z".to_owned(),
        [sign @ (b'+' | b'-'), ..] if b.len() == 25 && digits(20..22) && b[22] == b':' && digits(23..25) => {
            format!("{}{}'{}'", *sign as char, &iso[20..22], &iso[23..25])
        }
        _ => return None,
    };
    possible.then(|| format!("D:{}{}{}{}{}{}{zone}", &iso[0..4], &iso[5..7], &iso[8..10], &iso[11..13], &iso[14..16], &iso[17..19]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_turned_into_the_form_of_pdf() {
        assert_eq!(pdf_date("2026-02-05T08:30:00+07:00").as_deref(), Some("D:20260205083000+07'00'"));
        assert_eq!(pdf_date("2026-02-05T08:30:00Z").as_deref(), Some("D:20260205083000Z"));
        for wrong in ["", "2026-02-05", "2026-13-05T08:30:00Z", "2026-02-05T08:30:00", "2026-02-05T08:30:00+7", "năm 2026, tháng hai, ngày năm"] {
            assert_eq!(pdf_date(wrong), None, "{wrong}");
        }
    }
}
