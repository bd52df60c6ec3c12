//! Pasted text, with and without mark-up, and text files in the encodings of offices.

use super::{Corpus, Dice, bytes};

/// Reads bytes as pasted text.
pub fn run(data: &[u8]) {
    check(&reading::read(&String::from_utf8_lossy(data)));
}

/// What holds for every reading.
pub fn check(reading: &reading::Reading) {
    let length = reading.text.chars().count();
    let mut end = 0;
    for t in &reading.tasks {
        assert!(t.start >= end && t.end >= t.start && t.end <= length, "a span outside the text");
        end = t.end;
    }
    assert!(reading.points.iter().all(|p| p.start <= p.end && p.end <= length), "a point outside the text");
}

/// A damaged stretch of a directive.
pub fn make(corpus: &Corpus, dice: &mut Dice) -> Vec<u8> {
    // Mostly short: the rules meet in a few lines. Now and then a whole paper.
    let longest = match dice.roll(200) {
        0 => 40_000,
        1..=9 => 4_000,
        10..=59 => 1_200,
        _ => 500,
    };
    let mut data = match corpus.seed(dice) {
        Some(s) if dice.one_in(4) => s.to_vec(),
        _ => bytes::piece(corpus.text(dice), longest, dice).as_bytes().to_vec(),
    };
    let other = corpus.text(dice).as_bytes();
    bytes::damage(&mut data, other, bytes::WORDS, dice, 60_000);
    data
}

const TAGS: &[&str] = &[
    "<p>", "</p>", "<br/>", "<div class=\"content\">", "</div>", "<table>", "<tr><td>", "</td><td>", "</td></tr>", "</table>", "<b>", "</b>",
    "<!--", "-->", "<script>", "</script>", "<style>", "&amp;", "&lt;", "&nbsp;", "&#7897;", "&#x1ED9;", "&#xFFFFFFFF;", "&#-1;", "&", "<", ">",
    "**", "__", "*", "`", "```\n", "# ", "## ", "> ", "[", "](http://x.vn/a)", "![", "\n---\n", "\n===\n", "| --- | --- |\n", "\n| ", " |\n", "\\*",
    "<a href='x'>", "</a>", "<li>", "<h1>", "</h1>", "<o:p></o:p>", "<![CDATA[", "]]>", "<p", "=\"", "'",
];

/// A stretch of a directive with tags in it.
pub fn make_markup(corpus: &Corpus, dice: &mut Dice) -> Vec<u8> {
    let mut data = match corpus.seed(dice) {
        Some(s) => s.to_vec(),
        None => bytes::piece(corpus.text(dice), 600, dice).as_bytes().to_vec(),
    };
    for _ in 0..dice.roll(12) {
        let at = dice.roll(data.len() + 1);
        data.splice(at..at, dice.pick(TAGS).bytes());
    }
    bytes::damage(&mut data, corpus.text(dice).as_bytes(), TAGS, dice, 20_000);
    data
}

/// A stretch of a directive in some encoding, damaged before or after.
pub fn make_encoded(corpus: &Corpus, dice: &mut Dice) -> Vec<u8> {
    let text = bytes::piece(corpus.text(dice), 500, dice);
    let mut data: Vec<u8> = match (corpus.seed(dice), dice.roll(6)) {
        (Some(seed), _) => seed.to_vec(),
        (None, 0) => [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect(),
        (None, 1) => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        (None, 2) => text.chars().map(|c| u32::from(c) as u8).collect(),
        (None, 3) => [0xEF, 0xBB, 0xBF].into_iter().chain(text.bytes()).collect(),
        _ => text.as_bytes().to_vec(),
    };
    bytes::damage(&mut data, text.as_bytes(), ENCODED, dice, 8_000);
    data
}

const ENCODED: &[&str] = &[
    "Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "\u{feff}", "\0", "\0\0", "ñy ban nh©n d©n tØnh", "c¸c së, ban, ngµnh",
    "Uyû ban nhaân daân tænh", "caùc sôû, ban, ngaønh", "và của các được", "\u{301}", "\u{309}", "é", "ð", "Ð", "þ", "\r", "\x1a",
];
