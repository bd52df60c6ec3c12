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
    let (text, name) = encoding::one_byte(bytes);
    let shown: String = text
        .chars()
        .filter(|c| c.is_alphabetic())
        .take(60)
        .collect();
    let note = format!(
        "Tệp mã hóa {name} đã được chuyển sang Unicode; hãy kiểm tra lại dấu (\"{shown}\")."
    );
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
}
