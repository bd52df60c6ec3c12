//! Marks of numbered items: counted from the order of the blocks, never stored.

use crate::{
    model::{Block, Level},
    nd30::POINT_LETTERS,
};

/// The mark of every block ("I.", "2.", "a)", "-", "Điều 3."); `None` where a block has none.
/// Counting of a level starts again under each wider level; a mark set by hand is kept and the
/// count goes on from its number when it has one. Điều and Chương count through the whole paper
/// (a chapter does not restart its articles).
pub fn marks(blocks: &[Block]) -> Vec<Option<String>> {
    let mut counts = [0u32; 10];
    blocks
        .iter()
        .map(|b| {
            let Block::Item { level, mark, .. } = b else { return None };
            let at = slot(*level);
            for (narrower, count) in counts.iter_mut().enumerate().skip(at + 1) {
                if !counts_through(narrower) {
                    *count = 0;
                }
            }
            counts[at] += 1;
            match mark {
                Some(m) => {
                    if let Some(n) = number_in(*level, m) {
                        counts[at] = n;
                    }
                    (!m.is_empty()).then(|| m.clone())
                }
                None => Some(mark_of(*level, counts[at])),
            }
        })
        .collect()
}

fn slot(level: Level) -> usize {
    match level {
        Level::Phan => 0,
        Level::Chuong => 1,
        Level::Muc => 2,
        Level::TieuMuc => 3,
        Level::Dieu => 4,
        Level::MucLaMa => 5,
        Level::Khoan => 6,
        Level::Diem => 7,
        Level::Gach => 8,
        Level::Cong => 9,
    }
}

fn counts_through(slot: usize) -> bool {
    slot == 1 || slot == 4
}

/// The mark a level prints for its n-th item (n from 1).
pub fn mark_of(level: Level, n: u32) -> String {
    match level {
        Level::Phan => format!("Phần {}", roman(n)),
        Level::Chuong => format!("Chương {}", roman(n)),
        Level::Muc => format!("Mục {n}"),
        Level::TieuMuc => format!("Tiểu mục {n}"),
        Level::Dieu => format!("Điều {n}."),
        Level::MucLaMa => format!("{}.", roman(n)),
        Level::Khoan => format!("{n}."),
        Level::Diem => format!("{})", letter(n)),
        Level::Gach => "-".into(),
        Level::Cong => "+".into(),
    }
}

fn number_in(level: Level, mark: &str) -> Option<u32> {
    match level {
        Level::Dieu | Level::Muc | Level::TieuMuc | Level::Khoan => {
            let digits: String = mark.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
            digits.parse().ok().filter(|n| *n < 10_000)
        }
        Level::Diem => {
            let l: String = mark.chars().take_while(|c| c.is_alphabetic()).collect();
            POINT_LETTERS.iter().position(|p| *p == l).map(|i| i as u32 + 1)
        }
        Level::Phan | Level::Chuong | Level::MucLaMa => {
            let r: String = mark.chars().filter(|c| "IVXLC".contains(*c)).collect();
            (1..400).find(|n| roman(*n) == r)
        }
        Level::Gach | Level::Cong => None,
    }
}

/// Letters of the Vietnamese alphabet; after the last one they double ("aa").
fn letter(n: u32) -> String {
    let i = (n.max(1) - 1) as usize;
    let l = POINT_LETTERS[i % POINT_LETTERS.len()];
    l.repeat(i / POINT_LETTERS.len() + 1)
}

/// Roman numerals, 1 to 3999; larger counts fall back to digits.
pub fn roman(n: u32) -> String {
    if n == 0 || n > 3999 {
        return n.to_string();
    }
    const STEPS: [(u32, &str); 13] = [
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
        (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ];
    let mut left = n;
    let mut out = String::new();
    for (value, sign) in STEPS {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Rich;

    fn item(level: Level, mark: Option<&str>) -> Block {
        Block::Item { level, mark: mark.map(Into::into), title: None, text: Rich::plain("x") }
    }
    fn joined(blocks: &[Block]) -> String {
        marks(blocks).into_iter().map(|m| m.unwrap_or("·".into())).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn narrower_levels_start_again() {
        use Level::*;
        let b = [MucLaMa, Khoan, Diem, Diem, Khoan, Diem, MucLaMa, Khoan].map(|l| item(l, None));
        assert_eq!(joined(&b), "I. 1. a) b) 2. a) II. 1.");
    }

    #[test]
    fn the_alphabet_has_d_with_a_stroke_and_no_f() {
        let b: Vec<_> = (0..8).map(|_| item(Level::Diem, None)).collect();
        assert_eq!(joined(&b), "a) b) c) d) đ) e) g) h)");
    }

    #[test]
    fn a_mark_by_hand_carries_the_count() {
        let b = [item(Level::Khoan, Some("4.")), item(Level::Khoan, None), item(Level::Khoan, Some("")), item(Level::Khoan, None)];
        assert_eq!(joined(&b), "4. 5. · 7.");
    }

    #[test]
    fn articles_count_through_chapters() {
        use Level::*;
        let b = [Chuong, Dieu, Khoan, Dieu, Chuong, Dieu, Khoan].map(|l| item(l, None));
        assert_eq!(joined(&b), "Chương I Điều 1. 1. Điều 2. Chương II Điều 3. 1.");
    }
}
