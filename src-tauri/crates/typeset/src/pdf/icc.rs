//! The output intent of PDF/A: an sRGB profile (ICC version 2, three colorants and one curve),
//! computed here so that no foreign file has to be carried along. Our pages are black only; the
//! profile says what "black" is measured in.

/// Entries of the tone curve: more than enough for pages without pictures.
const CURVE: u16 = 64;

/// The profile's bytes.
pub(super) fn srgb() -> Vec<u8> {
    let xyz = |x: u32, y: u32, z: u32| {
        let mut b = b"XYZ \0\0\0\0".to_vec();
        for v in [x, y, z] {
            b.extend_from_slice(&v.to_be_bytes());
        }
        b
    };
    let mut curve = b"curv\0\0\0\0".to_vec();
    curve.extend_from_slice(&u32::from(CURVE).to_be_bytes());
    for i in 0..CURVE {
        let v = f64::from(i) / f64::from(CURVE - 1);
        let linear = if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) };
        curve.extend_from_slice(&((linear * 65535.0).round() as u16).to_be_bytes());
    }
    let name = b"sRGB\0";
    let mut description = b"desc\0\0\0\0".to_vec();
    description.extend_from_slice(&(name.len() as u32).to_be_bytes());
    description.extend_from_slice(name);
    description.extend_from_slice(&[0; 4 + 4 + 2 + 1 + 67]);
    // Colorants of sRGB adapted to D50, as signed 15.16 numbers.
    let parts: [(&[&[u8; 4]], Vec<u8>); 7] = [
        (&[b"desc"], description),
        (&[b"cprt"], b"text\0\0\0\0CC0\0".to_vec()),
        (&[b"wtpt"], xyz(0xF6D6, 0x1_0000, 0xD32D)),
        (&[b"rXYZ"], xyz(0x6FA2, 0x38F5, 0x0390)),
        (&[b"gXYZ"], xyz(0x6299, 0xB785, 0x18DA)),
        (&[b"bXYZ"], xyz(0x24A0, 0x0F84, 0xB6CF)),
        (&[b"rTRC", b"gTRC", b"bTRC"], curve),
    ];
    let count: usize = parts.iter().map(|(tags, _)| tags.len()).sum();
    let mut table = (count as u32).to_be_bytes().to_vec();
    let mut data = Vec::new();
    let start = 128 + 4 + 12 * count;
    for (tags, bytes) in &parts {
        let at = (start + data.len()) as u32;
        for tag in *tags {
            table.extend_from_slice(*tag);
            table.extend_from_slice(&at.to_be_bytes());
            table.extend_from_slice(&(bytes.len() as u32).to_be_bytes());
        }
        data.extend_from_slice(bytes);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut out = vec![0u8; 128];
    out[0..4].copy_from_slice(&((start + data.len()) as u32).to_be_bytes());
    out[8..12].copy_from_slice(&[2, 0x10, 0, 0]);
    out[12..24].copy_from_slice(b"mntrRGB XYZ ");
    // A date is asked for; the day of the decree will do.
    for (i, part) in [2020u16, 3, 5, 0, 0, 0].into_iter().enumerate() {
        out[24 + 2 * i..26 + 2 * i].copy_from_slice(&part.to_be_bytes());
    }
    out[36..40].copy_from_slice(b"acsp");
    for (i, v) in [0xF6D6u32, 0x1_0000, 0xD32D].into_iter().enumerate() {
        out[68 + 4 * i..72 + 4 * i].copy_from_slice(&v.to_be_bytes());
    }
    out.extend_from_slice(&table);
    out.extend_from_slice(&data);
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_profile_says_its_own_length() {
        let p = super::srgb();
        assert_eq!(u32::from_be_bytes([p[0], p[1], p[2], p[3]]) as usize, p.len());
        assert!(p.len() < 800, "{} bytes", p.len());
    }
}
