//! Running text: paragraphs, items of every level, centred lines, tables (box 6).

use crate::{
    composer::{Composer, baseline, leading},
    flow::{Break, Piece},
    fonts::Face,
    page::{BlockId, ElementId, Item, Tag, Text},
    paragraph::{Set, balanced, lines},
    shape::{Span, spans},
    table,
    text::{FIXED_SPACE, capitals, ended},
};
use document::{Block, Layout, Level, Pt, Rich, numbering};

/// How running text is set in one section of the paper.
pub(crate) struct Body<'c, 'a> {
    pub(crate) composer: &'c mut Composer<'a>,
    pub(crate) layout: &'c Layout,
    pub(crate) measure: Pt,
    /// Depth of a page, which tables ask for.
    pub(crate) depth: Pt,
    /// The part of the structure the text belongs to.
    pub(crate) parent: ElementId,
    pub(crate) pieces: Vec<Piece>,
    /// What stands before keeps with what comes next.
    keeps: bool,
    /// A page break by hand comes before the next piece.
    forced: bool,
}

/// How a paragraph stands.
#[derive(Clone, Copy)]
struct Form {
    set: Set,
    indented: bool,
    tag: Tag,
    keeps_next: bool,
}

const RUNNING: Form = Form { set: Set::Justified, indented: true, tag: Tag::P, keeps_next: false };
const HEADLINE: Form = Form { set: Set::Justified, indented: true, tag: Tag::H2, keeps_next: true };
const CENTERED: Form = Form { set: Set::Center, indented: false, tag: Tag::P, keeps_next: true };

impl<'c, 'a> Body<'c, 'a> {
    pub(crate) fn new(composer: &'c mut Composer<'a>, layout: &'c Layout, measure: Pt, depth: Pt, parent: ElementId) -> Self {
        Body { composer, layout, measure, depth, parent, pieces: Vec::new(), keeps: false, forced: false }
    }

    /// Căn cứ: italic, each with its end mark (P1-II.6a).
    pub(crate) fn grounds(&mut self, grounds: &[String]) {
        let count = grounds.iter().filter(|g| !g.trim().is_empty()).count();
        let mut nth = 0;
        for (i, ground) in grounds.iter().enumerate().filter(|(_, g)| !g.trim().is_empty()) {
            nth += 1;
            let block = self.composer.block(format!("grounds/{i}"));
            let text = ended(ground.trim(), if nth == count { '.' } else { ';' });
            self.paragraph(&[Span::new(text, Face::Italic)], RUNNING, block);
        }
    }

    /// Blocks in order; `prefix` names them ("body", "annexes/0/body").
    pub(crate) fn blocks(&mut self, blocks: &[Block], prefix: &str) {
        let marks = numbering::marks(blocks);
        for (i, block) in blocks.iter().enumerate() {
            let id = self.composer.block(format!("{prefix}/{i}"));
            match block {
                Block::Paragraph { text } => self.paragraph(&spans(text, Face::Regular), RUNNING, id),
                Block::Item { level, title, text, .. } => {
                    let mark = marks.get(i).cloned().flatten().unwrap_or_default();
                    self.item(*level, &mark, title.as_deref().unwrap_or_default().trim(), text, id);
                }
                Block::Centered { text } => self.paragraph(&spans(text, Face::Bold), CENTERED, id),
                Block::Table(t) => {
                    let gap = self.layout.paragraph_gap;
                    let first = self.next_break();
                    table::set(self, t, id, gap, first);
                }
                Block::PageBreak => self.forced = true,
                Block::Chart(c) => {
                    let first = self.next_break();
                    crate::chart::set(self, c, id, first);
                }
            }
        }
    }

    fn item(&mut self, level: Level, mark: &str, title: &str, text: &Rich, id: BlockId) {
        match level {
            Level::Phan | Level::Chuong | Level::Muc | Level::TieuMuc => {
                let word = Form { tag: Tag::H2, ..CENTERED };
                self.paragraph(&[Span::new(mark, Face::Bold)], word, id);
                self.paragraph(&[Span::new(capitals(title), Face::Bold)], word, id);
                self.paragraph(&spans(text, Face::Regular), RUNNING, id);
            }
            Level::MucLaMa => {
                let line = marked(mark, vec![Span::new(capitals(title), Face::Bold)], Face::Bold);
                if title.is_empty() {
                    // Without a title the number begins the words, bold as a heading.
                    self.paragraph(&marked(mark, spans(text, Face::Bold), Face::Bold), HEADLINE, id);
                } else {
                    self.paragraph(&line, HEADLINE, id);
                    self.paragraph(&spans(text, Face::Regular), RUNNING, id);
                }
            }
            Level::Dieu | Level::Khoan | Level::Diem | Level::Gach | Level::Cong => {
                let heavy = if level == Level::Dieu || !title.is_empty() && level == Level::Khoan { Face::Bold } else { Face::Regular };
                if title.is_empty() {
                    self.paragraph(&marked(mark, spans(text, Face::Regular), heavy), RUNNING, id);
                } else if text.is_blank() {
                    let form = if matches!(level, Level::Dieu | Level::Khoan) { HEADLINE } else { RUNNING };
                    self.paragraph(&marked(mark, vec![Span::new(title, Face::Bold)], heavy), form, id);
                } else if level <= Level::Khoan && !title.ends_with(['.', ':', ';', ',', '-', '–']) {
                    self.paragraph(&marked(mark, vec![Span::new(title, Face::Bold)], heavy), HEADLINE, id);
                    self.paragraph(&spans(text, Face::Regular), RUNNING, id);
                } else {
                    // A title that ends with a mark runs into its text: "1. Công an tỉnh: chủ trì …".
                    let mut line = vec![Span::new(title, Face::Bold), Span::new(" ", Face::Regular)];
                    line.extend(spans(text, Face::Regular));
                    self.paragraph(&marked(mark, line, heavy), RUNNING, id);
                }
            }
        }
    }

    /// How a page break before the next piece would read.
    fn next_break(&mut self) -> Break {
        let kept = std::mem::take(&mut self.keeps);
        if std::mem::take(&mut self.forced) {
            Break::Forced
        } else if kept {
            Break::Kept
        } else {
            Break::Free
        }
    }

    fn paragraph(&mut self, spans: &[Span], form: Form, block: BlockId) {
        let size = self.layout.size;
        let shaped = self.composer.shape(spans, size, block);
        if shaped.is_blank() {
            return;
        }
        let fonts = self.composer.fonts;
        let set = match form.set {
            Set::Center => balanced(&shaped, fonts, self.measure * 0.9).into_iter().map(|l| crate::paragraph::Line { x: l.x + self.measure * 0.05, ..l }).collect(),
            set => lines(&shaped, fonts, self.measure, if form.indented { self.layout.indent.into() } else { Pt::ZERO }, set),
        };
        let height = leading(size, self.layout.line_spacing);
        let drop = baseline(fonts, size, height);
        let element = self.composer.element(form.tag, self.parent);
        let count = set.len();
        let kept_here = form.keeps_next;
        let mut first = self.next_break();
        for (i, line) in set.into_iter().enumerate() {
            let break_before = if i == 0 {
                std::mem::replace(&mut first, Break::Free)
            } else if kept_here {
                Break::Kept
            } else if i == 1 || i + 1 == count {
                Break::Lonely
            } else {
                Break::Free
            };
            let before = if i == 0 { self.layout.paragraph_gap } else { Pt::ZERO };
            let item = Item::Text(Text { x: line.x, y: drop, line, element, block });
            self.pieces.push(Piece::new(before, height, break_before, vec![item]));
        }
        self.keeps = form.keeps_next;
    }
}

/// A mark before its words; the space between never stretches and never ends a line.
fn marked(mark: &str, mut words: Vec<Span>, face: Face) -> Vec<Span> {
    if let Some(first) = words.iter_mut().find(|s| !s.text.trim().is_empty()) {
        first.text = first.text.trim_start().to_owned();
    }
    if !mark.is_empty() {
        let space = if words.iter().all(|s| s.text.trim().is_empty()) { String::new() } else { FIXED_SPACE.to_string() };
        words.insert(0, Span::new(format!("{}{space}", mark.trim()), face));
    }
    words
}

/// The signature takes at least two lines of the body along when it goes to the next page.
pub(crate) fn keep_with_signature(pieces: &mut [Piece]) {
    if let [_, .., last] = pieces
        && last.break_before < Break::Kept
    {
        last.break_before = Break::Kept;
    }
}
