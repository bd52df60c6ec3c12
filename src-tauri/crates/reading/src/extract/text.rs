//! Plain text files in the encodings that are met in offices.

use super::encoding;
use super::{Extracted, Refusal};

/// Decodes a text file.
pub(super) fn extract(bytes: &[u8]) -> Result<Extracted, Refusal> {
    let plain = |text: String| {
        Ok(Extracted {
            text,
            notes: Vec::new(),
        })
    };
    if let Some(rest) = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]) {
        return plain(String::from_utf8_lossy(rest).into_owned());
    }
    let wide = match bytes {
        [0xFF, 0xFE, rest @ ..] => Some((rest, false)),
        [0xFE, 0xFF, rest @ ..] => Some((rest, true)),
        _ => guess_wide(bytes),
    };
    if let Some((rest, big)) = wide {
        let units = rest.chunks_exact(2).map(|p| {
            if big {
                u16::from_be_bytes([p[0], p[1]])
            } else {
                u16::from_le_bytes([p[0], p[1]])
            }
        });
        let text: String = char::decode_utf16(units)
            .map(|c| c.unwrap_or(' '))
            .collect();
        return Ok(Extracted {
            text,
            notes: vec!["Tệp mã hóa UTF-16 đã được chuyển sang UTF-8.".to_owned()],
        });
    }
    let sample = &bytes[..bytes.len().min(64 * 1024)];
    let odd = sample
        .iter()
        .filter(|&&b| b < 9 || (14..32).contains(&b) && b != 27)
        .count();
    if odd * 50 > sample.len() || sample.contains(&0) && odd * 200 > sample.len() {
        return Err(Refusal::new(
            "not-text",
            "Tệp không phải văn bản: nội dung là dữ liệu nhị phân.",
            "Hãy chọn tệp .docx, .pdf hoặc .txt, hoặc dán nội dung văn bản vào.",
        ));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return plain(text.to_owned());
    }
    let (text, _, note) = encoding::one_byte(bytes);
    Ok(Extracted {
        text,
        notes: vec![note],
    })
}

/// UTF-16 without its mark: every second byte of Latin letters is zero.
fn guess_wide(bytes: &[u8]) -> Option<(&[u8], bool)> {
    let sample = &bytes[..bytes.len().min(4096)];
    if sample.len() < 16 {
        return None;
    }
    let even = sample.iter().step_by(2).filter(|&&b| b == 0).count();
    let odd = sample
        .iter()
        .skip(1)
        .step_by(2)
        .filter(|&&b| b == 0)
        .count();
    let half = sample.len() / 2;
    let letters = |from: usize| {
        sample
            .iter()
            .skip(from)
            .step_by(2)
            .filter(|b| b.is_ascii_graphic() || **b == b' ')
            .count()
    };
    if odd * 10 > half * 4 && even * 20 < half && letters(0) * 2 > half {
        Some((bytes, false))
    } else if even * 10 > half * 4 && odd * 20 < half && letters(1) * 2 > half {
        Some((bytes, true))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str =
        "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành thực hiện các nội dung sau đây.";

    #[test]
    fn utf16_is_read_with_and_without_mark() {
        let mut bytes = vec![0xFF, 0xFE];
        bytes.extend(SAMPLE.encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(extract(&bytes).unwrap().text, SAMPLE);
        let bytes: Vec<u8> = "Plain words in the wide encoding"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(
            extract(&bytes).unwrap().text,
            "Plain words in the wide encoding"
        );
    }

    #[test]
    fn vietnamese_in_every_encoding_is_read() {
        let wide = |big: bool| -> Vec<u8> {
            SAMPLE.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
        };
        for bytes in [wide(true), wide(false), SAMPLE.as_bytes().to_vec()] {
            assert_eq!(extract(&bytes).unwrap().text, SAMPLE);
        }
        // Windows-1258 puts the tone behind its letter.
        let code: Vec<u8> = b"\xd0\xf2i di\xea\xf2n c\xf4ng d\xe2n v\xe0 nh\xe2n d\xe2n x\xe3, t\xedn nhi\xea\xf2m c\xf9a H\xf4\xf2i \xf0\xf4\xccng".to_vec();
        let found = extract(&code).unwrap();
        assert!(found.text.starts_with("Đ") && found.text.contains("diện công dân"), "{}", found.text);
        assert!(found.text.contains("Hội đồng"), "{}", found.text);
        assert!(found.notes[0].contains("Windows-1258"), "{:?}", found.notes);
    }
}
