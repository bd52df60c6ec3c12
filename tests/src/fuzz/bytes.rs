//! Damage to bytes: cut, doubled, turned, spliced, and words of the office put in.

use super::dice::Dice;

/// What directives are made of, and what breaks readers of them.
pub const WORDS: &[&str] = &[
    "Sở Y tế", "UBND các xã, phường", "chủ trì, phối hợp với", "trước ngày 31/02/2026", "Giao ", "Đề nghị ", ":", ";", "\n- ", "\n1. ",
    "\na) ", "|", "\n|\n", "STT\nNội dung\nĐơn vị chủ trì\n1\n", "| STT | Nội dung | Đơn vị |\n| 1 | Rà soát | Sở Y tế |\n", "(", ")",
    "từ ngày 1 đến ngày 99/99/9999", "hằng tháng", "Số: /", "Kính gửi:", "Nơi nhận:", "\u{301}", "\u{feff}", "\u{202e}", "**", "# ", "<br>",
    "&nbsp;", "&#x10FFFF;", "&#0;", "Các Bộ: ", "quý IV", "./.", "TM. ", "12/KH-UBND", "\0", "đôn đốc", "Thời gian: ", "Đơn vị chủ trì: ", "và",
    ", ", "cấp", "0", "99999999999999999999", "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ", "\nI. MỤC ĐÍCH\n",
    "\nII. TỔ CHỨC THỰC HIỆN\n", "chậm nhất 10 ngày trước ngày bầu cử", "(sau đây gọi tắt là ", "“", "”", "ít nhất 03 cuộc", "đạt 95 % trở lên",
    "trước 16 giờ 00 ngày 5/3", "tháng 13/2025", "ỦY BAN NHÂN DÂN\nTỈNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
    "Céng hoµ x· héi", "Coäng hoøa xaõ hoäi", "\u{ad}", "\u{200b}", "\u{a0}", "\r\n", "\t", "İ", "ß", "ﬁ", "𝟘", "\u{1F600}",
];

/// Damages bytes once to seven times. The result is at most `longest` bytes.
pub fn damage(data: &mut Vec<u8>, other: &[u8], words: &[&str], dice: &mut Dice, longest: usize) {
    for _ in 0..=dice.roll(6) {
        let at = dice.roll(data.len() + 1);
        let reach = if dice.one_in(4) { 200 } else { 16 };
        let span = dice.roll(reach).min(data.len() - at);
        match dice.roll(10) {
            0 => drop(data.drain(at..at + span)),
            1 => {
                let part = data[at..at + span].to_vec();
                for _ in 0..=dice.roll(3) {
                    data.splice(at..at, part.iter().copied());
                }
            }
            2 => {
                if let Some(b) = data.get_mut(at) {
                    *b ^= 1 << dice.roll(8);
                }
            }
            3 => {
                if let Some(b) = data.get_mut(at) {
                    *b = [0, 0x7F, 0x80, 0xFF, b'\n', b' ', b'9', b'-'][dice.roll(8)];
                }
            }
            4 => {
                let from = dice.roll(other.len() + 1);
                let to = (from + dice.roll(300)).min(other.len());
                data.splice(at..at, other[from..to].iter().copied());
            }
            5 if dice.one_in(3) => data.truncate(at),
            6 => data[at..at + span].reverse(),
            _ => {
                let word = dice.pick(words);
                data.splice(at..at, word.bytes());
            }
        }
    }
    data.truncate(longest);
}

/// A stretch of a text, cut between characters.
pub fn piece<'a>(text: &'a str, longest: usize, dice: &mut Dice) -> &'a str {
    let from = floor(text, dice.roll(text.len() + 1));
    let to = floor(text, (from + dice.roll(longest)).min(text.len()));
    &text[from..to.max(from)]
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
