//! The paper as rules see it: every text once, cut into words, with its place and its part.

use super::citations::{self, Citation};
use super::dates::{self, DateAt};
use super::LintContext;
use super::letters::{fold, in_word};
pub(crate) use super::letters::{capitalised, uncapitalised};
use crate::model::{Block, Document, Level, Rich};
use std::ops::Range;

/// A document made ready for the rules.
pub(crate) struct Paper<'a> {
    pub document: &'a Document,
    pub context: &'a LintContext,
    /// All texts in the order of the sheet.
    pub pieces: Vec<Piece>,
}

/// Which part of the paper a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Parent,
    Issuer,
    Symbol,
    Place,
    Subject,
    Recipient,
    Ground,
    /// Title of an item.
    Heading,
    /// Paragraph, or the words of an item.
    Text,
    Centered,
    Cell,
    ColumnTitle,
    Distribution,
    Authority,
    SignTitle,
    Office,
    Name,
    AnnexTitle,
    AnnexNote,
    Contact,
}

/// One text of the paper.
pub(crate) struct Piece {
    pub place: String,
    pub role: Role,
    pub chars: Vec<char>,
    /// Lower case, tone marks in the new style; as long as `chars`.
    pub folded: Vec<char>,
    pub tokens: Vec<Token>,
    /// Number of the annex, `None` in the main text.
    pub annex: Option<usize>,
    /// Index of the block in its body.
    pub block: Option<usize>,
    /// Level of the item.
    pub level: Option<Level>,
    /// No lower-case letter at all: a heading typed in capitals.
    pub capitals: bool,
    pub dates: Vec<DateAt>,
    pub citations: Vec<Citation>,
}

/// A word, a number or a mark.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    pub start: usize,
    pub end: usize,
    pub word: bool,
    /// No white space before it.
    pub glued: bool,
    /// A capital is natural here: start of the text, after an end mark, a colon, a bracket, a dash.
    pub opens: bool,
}

impl<'a> Paper<'a> {
    pub(crate) fn of(document: &'a Document, context: &'a LintContext) -> Self {
        let mut paper = Paper { document, context, pieces: Vec::new() };
        let d = document;
        if let Some(parent) = &d.head.parent {
            paper.plain("head.parent".into(), Role::Parent, parent);
        }
        paper.plain("head.issuer".into(), Role::Issuer, &d.head.issuer);
        paper.plain("head.symbol".into(), Role::Symbol, &d.head.symbol);
        paper.plain("head.place".into(), Role::Place, &d.head.place);
        paper.plain("subject".into(), Role::Subject, &d.subject);
        for (i, r) in d.recipients.iter().enumerate() {
            paper.plain(format!("recipients[{i}]"), Role::Recipient, r);
        }
        for (i, g) in d.grounds.iter().enumerate() {
            paper.plain(format!("grounds[{i}]"), Role::Ground, g);
        }
        paper.blocks("body", &d.body, None);
        for (i, line) in d.distribution.iter().enumerate() {
            paper.plain(format!("distribution[{i}]"), Role::Distribution, line);
        }
        for (i, line) in d.signature.authority.iter().enumerate() {
            paper.plain(format!("signature.authority[{i}]"), Role::Authority, line);
        }
        paper.plain("signature.title".into(), Role::SignTitle, &d.signature.title);
        if let Some(office) = &d.signature.office {
            paper.plain("signature.office".into(), Role::Office, office);
        }
        paper.plain("signature.name".into(), Role::Name, &d.signature.name);
        if let Some(contact) = &d.contact {
            paper.plain("contact".into(), Role::Contact, contact);
        }
        for (i, a) in d.annexes.iter().enumerate() {
            let at = paper.pieces.len();
            paper.plain(format!("annexes[{i}].title"), Role::AnnexTitle, &a.title);
            if let Some(note) = &a.note {
                paper.plain(format!("annexes[{i}].note"), Role::AnnexNote, note);
            }
            for p in &mut paper.pieces[at..] {
                p.annex = Some(i);
            }
            paper.blocks(&format!("annexes[{i}].body"), &a.body, Some(i));
        }
        paper
    }

    fn plain(&mut self, place: String, role: Role, text: &str) {
        if !text.is_empty() {
            self.pieces.push(Piece::of(place, role, text.chars().collect()));
        }
    }

    fn blocks(&mut self, prefix: &str, blocks: &[Block], annex: Option<usize>) {
        for (i, block) in blocks.iter().enumerate() {
            let from = self.pieces.len();
            let mut item_level = None;
            match block {
                Block::Paragraph { text } => self.rich(format!("{prefix}[{i}].text"), Role::Text, text),
                Block::Centered { text } => self.rich(format!("{prefix}[{i}].text"), Role::Centered, text),
                Block::Item { level, title, text, .. } => {
                    item_level = Some(*level);
                    if let Some(title) = title {
                        self.plain(format!("{prefix}[{i}].title"), Role::Heading, title);
                    }
                    self.rich(format!("{prefix}[{i}].text"), Role::Text, text);
                }
                Block::Table(t) => {
                    for (c, column) in t.columns.iter().enumerate() {
                        self.plain(format!("{prefix}[{i}].columns[{c}].title"), Role::ColumnTitle, &column.title);
                    }
                    for (r, row) in t.rows.iter().enumerate() {
                        for (c, cell) in row.iter().enumerate() {
                            self.rich(format!("{prefix}[{i}].rows[{r}][{c}]"), Role::Cell, cell);
                        }
                    }
                }
                Block::PageBreak | Block::Chart(_) => {}
            }
            for p in &mut self.pieces[from..] {
                p.block = Some(i);
                p.level = item_level;
                p.annex = annex;
            }
        }
    }

    fn rich(&mut self, place: String, role: Role, text: &Rich) {
        if text.0.iter().any(|r| !r.text.is_empty()) {
            self.pieces.push(Piece::of(place, role, text.0.iter().flat_map(|r| r.text.chars()).collect()));
        }
    }

    /// The pieces of one role.
    pub(crate) fn of_role(&self, role: Role) -> impl Iterator<Item = &Piece> {
        self.pieces.iter().filter(move |p| p.role == role)
    }

    /// Sentences of the paper: căn cứ, paragraphs, items, cells and notes, main text and annexes.
    pub(crate) fn running(&self) -> impl Iterator<Item = &Piece> {
        self.pieces.iter().filter(|p| p.is_running())
    }

    /// Paragraphs and items of the main text.
    pub(crate) fn body(&self) -> impl Iterator<Item = &Piece> {
        self.pieces.iter().filter(|p| p.role == Role::Text && p.annex.is_none())
    }
}

impl Piece {
    pub(crate) fn of(place: String, role: Role, chars: Vec<char>) -> Self {
        let folded = fold(&chars);
        let tokens = tokens(&chars);
        let capitals = chars.iter().any(|c| c.is_uppercase()) && !chars.iter().any(|c| c.is_lowercase());
        let mut piece = Piece {
            place,
            role,
            chars,
            folded,
            tokens,
            annex: None,
            block: None,
            level: None,
            capitals,
            dates: Vec::new(),
            citations: Vec::new(),
        };
        if piece.chars.iter().any(char::is_ascii_digit) {
            piece.dates = dates::find(&piece);
            piece.citations = citations::find(&piece);
        }
        piece
    }

    pub(crate) fn is_running(&self) -> bool {
        matches!(self.role, Role::Ground | Role::Text | Role::Cell | Role::AnnexNote)
    }

    pub(crate) fn text(&self) -> String {
        self.chars.iter().collect()
    }

    pub(crate) fn slice(&self, at: Range<usize>) -> String {
        self.chars[at].iter().collect()
    }

    /// The text of a token.
    pub(crate) fn token(&self, i: usize) -> String {
        self.tokens.get(i).map(|t| self.slice(t.start..t.end)).unwrap_or_default()
    }

    /// True when token `i` is this word; `word` in lower case, tones in the new style.
    pub(crate) fn is(&self, i: usize, word: &str) -> bool {
        // Letters take one to three bytes: most words are told apart by their length.
        self.tokens.get(i).is_some_and(|t| {
            let n = t.end - t.start;
            n <= word.len() && word.len() <= 3 * n && self.folded[t.start..t.end].iter().copied().eq(word.chars())
        })
    }

    /// True when token `i` is one of these words.
    pub(crate) fn is_any(&self, i: usize, words: &[&str]) -> bool {
        words.iter().any(|w| self.is(i, w))
    }

    /// True when the tokens from `i` on are these words, separated by single blanks in `phrase`.
    pub(crate) fn phrase_at(&self, i: usize, phrase: &str) -> bool {
        // Nearly every question ends at the first letter.
        let first = self.tokens.get(i).map(|t| self.folded[t.start]);
        first == phrase.chars().next() && phrase.split(' ').enumerate().all(|(k, w)| self.is(i + k, w))
    }

    /// True when the phrase occurs anywhere.
    pub(crate) fn has(&self, phrase: &str) -> bool {
        (0..self.tokens.len()).any(|i| self.phrase_at(i, phrase))
    }

    /// The number a token stands for.
    pub(crate) fn number(&self, i: usize) -> Option<u32> {
        let t = self.tokens.get(i)?;
        let digits = &self.chars[t.start..t.end];
        if digits.len() > 9 || !digits.iter().all(char::is_ascii_digit) {
            return None;
        }
        Some(digits.iter().fold(0, |n, c| n * 10 + c.to_digit(10).unwrap_or(0)))
    }

    /// True when token `i` is this mark.
    pub(crate) fn mark(&self, i: usize, mark: char) -> bool {
        self.tokens.get(i).is_some_and(|t| !t.word && self.chars[t.start] == mark)
    }

    pub(crate) fn word(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.word)
    }

    /// True when token `i` is a word that begins with a capital.
    pub(crate) fn capital(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.word && self.chars[t.start].is_uppercase())
    }

    /// True when token `i` is a word that begins with a small letter.
    pub(crate) fn small(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.word && self.chars[t.start].is_lowercase())
    }

    /// True between “ and ”.
    pub(crate) fn quoted(&self, at: usize) -> bool {
        let before = &self.chars[..at.min(self.chars.len())];
        let open = before.iter().rposition(|c| *c == '“');
        let close = before.iter().rposition(|c| *c == '”');
        open.is_some_and(|o| close.is_none_or(|c| o > c))
    }

    /// Character range of the tokens `from` to `to` inclusive.
    pub(crate) fn span(&self, from: usize, to: usize) -> Range<usize> {
        self.tokens[from].start..self.tokens[to].end
    }

    /// Index of the first token that begins at or after a character.
    pub(crate) fn token_at(&self, at: usize) -> usize {
        self.tokens.partition_point(|t| t.start < at)
    }
}

fn tokens(chars: &[char]) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(chars.len() / 4 + 1);
    let mut i = 0;
    let mut opens = true;
    let mut glued = false;
    while i < chars.len() {
        let c = chars[i];
        if c.is_whitespace() {
            glued = false;
            i += 1;
            if c == '\n' {
                opens = true;
            }
            continue;
        }
        let start = i;
        let word = in_word(c);
        i += 1;
        if word {
            while i < chars.len() && in_word(chars[i]) {
                i += 1;
            }
        }
        out.push(Token { start, end: i, word, glued, opens });
        opens = if word { false } else { matches!(c, '.' | '?' | '!' | ':' | '“' | '"' | '(' | '[' | '-' | '–' | '+' | '…' | '•') };
        glued = true;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(s: &str) -> Piece {
        Piece::of("body[0].text".into(), Role::Text, s.chars().collect())
    }

    #[test]
    fn folding_keeps_places() {
        let p = piece("Uỷ ban quý HOÀ hoàn thuý");
        assert_eq!(p.folded.iter().collect::<String>(), "ủy ban quý hòa hoàn thúy");
        assert!(p.phrase_at(0, "ủy ban"));
        assert_eq!(p.token(3), "HOÀ");
    }

    #[test]
    fn tokens_know_where_a_capital_is_natural() {
        let p = piece("Theo đó: Các sở, ngành. (Kèm theo) 17h00");
        let opens: Vec<_> = (0..p.tokens.len()).filter(|i| p.tokens[*i].opens).map(|i| p.token(i)).collect();
        assert_eq!(opens, ["Theo", "Các", "(", "Kèm"]);
        assert_eq!(p.token(p.tokens.len() - 1), "17h00");
    }

    #[test]
    fn quotation_marks_protect() {
        let p = piece("về “điểm nóng” nữa");
        assert!(p.quoted(5) && !p.quoted(1) && !p.quoted(15));
    }
}
