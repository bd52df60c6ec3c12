//! What a page shows: letters with their places, and the rules of tables.

use super::font::{Font, number};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::HashMap;
use std::rc::Rc;

/// Most letters of a page; no sheet holds more.
const MAX_LETTERS: usize = 200_000;
const MAX_RULES: usize = 20_000;
/// Depth of drawings within drawings.
const MAX_DEPTH: usize = 8;

/// One letter, or the few that share a glyph.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    /// What it says.
    pub(super) text: String,
    /// Left end, points from the left of the sheet.
    pub(super) x: f32,
    /// Baseline, points from the bottom.
    pub(super) y: f32,
    /// Right end.
    pub(super) right: f32,
    /// Height of the font.
    pub(super) size: f32,
    /// Direction of writing in quarter turns, counter-clockwise; 4 is askew.
    pub(super) turn: u8,
}

/// A straight rule, along one axis: a thin rectangle or a stroke.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    pub(super) x0: f32,
    pub(super) y0: f32,
    pub(super) x1: f32,
    pub(super) y1: f32,
}

/// A page as seen.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub(super) letters: Vec<Letter>,
    pub(super) rules: Vec<Rule>,
    /// Letters drawn without ink: recognised behind the picture of a scan.
    pub(super) invisible: usize,
}

#[derive(Debug, Clone, Copy)]
struct Matrix([f32; 6]);

impl Matrix {
    const ONE: Matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    fn then(self, o: Matrix) -> Matrix {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, o.0);
        Matrix([
            a * g + b * i,
            a * h + b * j,
            c * g + d * i,
            c * h + d * j,
            e * g + f * i + k,
            e * h + f * j + l,
        ])
    }

    fn at(self, x: f32, y: f32) -> (f32, f32) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    fn of(operands: &[Object]) -> Option<Matrix> {
        let mut m = [0.0; 6];
        for (slot, o) in m.iter_mut().zip(operands) {
            *slot = number(Some(o))?;
        }
        (operands.len() >= 6).then_some(Matrix(m))
    }
}

#[derive(Clone)]
struct State {
    place: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    spacing: f32,
    word_spacing: f32,
    stretch: f32,
    leading: f32,
    rise: f32,
    invisible: bool,
}

/// Fonts by where they stand in the file: pages share them.
pub(super) type Fonts = HashMap<ObjectId, Rc<Font>>;

/// Reads a page.
pub(super) fn page(document: &Document, id: ObjectId, fonts: &mut Fonts, limit: usize) -> Option<Seen> {
    let content = document.get_page_content_with_limit(id, limit).ok()?;
    let mut reader = Reader {
        document,
        fonts,
        out: Seen::default(),
        limit,
        steps: 0,
    };
    let (direct, inherited) = document.get_page_resources(id).ok()?;
    let mut resources: Vec<&Dictionary> = direct.into_iter().collect();
    resources.extend(inherited.iter().filter_map(|i| document.get_dictionary(*i).ok()));
    reader.run(&content, &resources, start(Matrix::ONE), 0);
    let mut seen = reader.out;
    let turns = quarter_turns(document, id);
    if turns > 0 {
        turn(&mut seen, turns);
    }
    Some(seen)
}

fn start(place: Matrix) -> State {
    State {
        place,
        font: None,
        size: 1.0,
        spacing: 0.0,
        word_spacing: 0.0,
        stretch: 1.0,
        leading: 0.0,
        rise: 0.0,
        invisible: false,
    }
}

struct Reader<'a> {
    document: &'a Document,
    fonts: &'a mut Fonts,
    out: Seen,
    limit: usize,
    /// Operations in all: drawings may show each other many times.
    steps: usize,
}

/// The text pen: the line's start and the place of the next letter.
#[derive(Clone, Copy)]
struct Pen {
    line: Matrix,
    here: Matrix,
}

impl<'a> Reader<'a> {
    fn run(&mut self, content: &[u8], resources: &[&'a Dictionary], state: State, depth: usize) {
        let Ok(content) = Content::decode(content) else {
            return;
        };
        let mut state = state;
        let mut kept: Vec<State> = Vec::new();
        let mut pen = Pen { line: Matrix::ONE, here: Matrix::ONE };
        let mut path = Path::default();
        // Text that the file says stands for the next letters, and whether it was put.
        let mut spoken: Vec<Option<String>> = Vec::new();
        for op in &content.operations {
            self.steps += 1;
            if self.steps > 2_000_000 || self.out.letters.len() > MAX_LETTERS {
                return;
            }
            let n = |i: usize| number(op.operands.get(i)).unwrap_or(0.0);
            match op.operator.as_str() {
                "q" if kept.len() < 256 => kept.push(state.clone()),
                "Q" => {
                    if let Some(s) = kept.pop() {
                        state = s;
                    }
                }
                "cm" => {
                    if let Some(m) = Matrix::of(&op.operands) {
                        state.place = m.then(state.place);
                    }
                }
                "BT" => pen = Pen { line: Matrix::ONE, here: Matrix::ONE },
                "Tf" => {
                    state.size = n(1);
                    let name = op.operands.first().and_then(|o| o.as_name().ok());
                    state.font = name.and_then(|name| self.font(name, resources));
                }
                "Tc" => state.spacing = n(0),
                "Tw" => state.word_spacing = n(0),
                "Tz" => state.stretch = n(0) / 100.0,
                "TL" => state.leading = n(0),
                "Ts" => state.rise = n(0),
                "Tr" => state.invisible = n(0) == 3.0,
                "Td" | "TD" => {
                    if op.operator == "TD" {
                        state.leading = -n(1);
                    }
                    pen.line = Matrix([1.0, 0.0, 0.0, 1.0, n(0), n(1)]).then(pen.line);
                    pen.here = pen.line;
                }
                "Tm" => {
                    if let Some(m) = Matrix::of(&op.operands) {
                        pen = Pen { line: m, here: m };
                    }
                }
                "T*" => next_line(&mut pen, &state),
                "Tj" | "TJ" => self.show(op, &state, &mut pen, &mut spoken),
                "'" => {
                    next_line(&mut pen, &state);
                    self.show(op, &state, &mut pen, &mut spoken);
                }
                "\"" => {
                    state.word_spacing = n(0);
                    state.spacing = n(1);
                    next_line(&mut pen, &state);
                    self.show(op, &state, &mut pen, &mut spoken);
                }
                "BDC" | "BMC" if spoken.len() < 64 => spoken.push(actual_text(op)),
                "EMC" => drop(spoken.pop()),
                "Do" if depth < MAX_DEPTH => self.drawing(op, resources, &state, depth),
                "m" => path.begin(state.place.at(n(0), n(1))),
                "l" => path.line(state.place.at(n(0), n(1))),
                "re" => path.rectangle(state.place, [n(0), n(1), n(2), n(3)]),
                "h" => path.close(),
                "S" | "s" | "B" | "B*" | "b" | "b*" => path.stroke(&mut self.out.rules),
                "f" | "F" | "f*" => path.fill(&mut self.out.rules),
                "n" => path = Path::default(),
                _ => {}
            }
        }
    }

    fn font(&mut self, name: &[u8], resources: &[&'a Dictionary]) -> Option<Rc<Font>> {
        for r in resources {
            let Ok(fonts) = r.get_deref(b"Font", self.document).and_then(Object::as_dict) else {
                continue;
            };
            let Ok(object) = fonts.get(name) else { continue };
            if let Object::Reference(id) = object
                && let Some(known) = self.fonts.get(id)
            {
                return Some(known.clone());
            }
            let Ok(font) = self.document.dereference(object).and_then(|(_, o)| o.as_dict()) else {
                continue;
            };
            let read = Rc::new(Font::read(font, self.document));
            if let Object::Reference(id) = object {
                self.fonts.insert(*id, read.clone());
            }
            return Some(read);
        }
        None
    }

    fn drawing(&mut self, op: &Operation, resources: &[&'a Dictionary], state: &State, depth: usize) {
        let Some(name) = op.operands.first().and_then(|o| o.as_name().ok()) else {
            return;
        };
        let form = resources.iter().find_map(|r| {
            r.get_deref(b"XObject", self.document)
                .and_then(Object::as_dict)
                .and_then(|d| d.get_deref(name, self.document))
                .and_then(Object::as_stream)
                .ok()
        });
        let Some(form) = form else { return };
        if !matches!(form.dict.get(b"Subtype").and_then(Object::as_name), Ok(b"Form")) {
            return;
        }
        let content = if form.is_compressed() {
            form.get_plain_content_with_limit(self.limit).unwrap_or_default()
        } else {
            form.content.clone()
        };
        let mut inner = state.clone();
        if let Ok(m) = form.dict.get_deref(b"Matrix", self.document).and_then(Object::as_array)
            && let Some(m) = Matrix::of(m)
        {
            inner.place = m.then(inner.place);
        }
        let own = form.dict.get_deref(b"Resources", self.document).and_then(Object::as_dict);
        match own {
            Ok(own) => self.run(&content, &[own], inner, depth + 1),
            Err(_) => self.run(&content, resources, inner, depth + 1),
        }
    }

    fn show(&mut self, op: &Operation, state: &State, pen: &mut Pen, spoken: &mut [Option<String>]) {
        let Some(font) = state.font.clone() else { return };
        let single;
        let items: &[Object] = match op.operands.last() {
            Some(Object::Array(items)) => items,
            Some(o @ Object::String(..)) => {
                single = [o.clone()];
                &single
            }
            _ => return,
        };
        for item in items {
            match item {
                Object::String(bytes, _) => {
                    for code in font.codes(bytes) {
                        self.letter(code, state, pen, spoken);
                    }
                }
                other => {
                    let back = number(Some(other)).unwrap_or(0.0);
                    forward(pen, -back / 1000.0 * state.size * state.stretch);
                }
            }
        }
    }

    fn letter(&mut self, code: super::font::Code, state: &State, pen: &mut Pen, spoken: &mut [Option<String>]) {
        let m = pen.here.then(state.place);
        let (x, y) = m.at(0.0, state.rise);
        let wide = code.width * state.size * state.stretch;
        let (right, top) = m.at(wide, state.rise);
        let [a, b, c, d, ..] = m.0;
        let size = (state.size * (c * c + d * d).sqrt()).abs();
        let blank = if code.blank { state.word_spacing } else { 0.0 };
        forward(pen, wide + (state.spacing + blank) * state.stretch);
        if self.out.letters.len() > MAX_LETTERS || ![x, y, right, top, size].iter().all(|v| v.is_finite() && v.abs() < 1e6) {
            return;
        }
        // Words that stand for the whole marked stretch are put once, at its first letter.
        let text = match spoken.iter_mut().flatten().next_back() {
            Some(words) => std::mem::take(words),
            None => code.text,
        };
        if text.is_empty() {
            return;
        }
        self.out.invisible += usize::from(state.invisible);
        let flipped = state.size < 0.0;
        let (a, b) = if flipped { (-a, -b) } else { (a, b) };
        let turn = match () {
            () if b.abs() <= a.abs() * 0.05 => u8::from(a < 0.0) * 2,
            () if a.abs() <= b.abs() * 0.05 => if b > 0.0 { 1 } else { 3 },
            () => 4,
        };
        let (x, right) = if turn == 0 { (x.min(right), x.max(right)) } else { (x, right) };
        self.out.letters.push(Letter {
            text,
            x,
            y,
            right: if turn == 0 { right } else { x + ((right - x).powi(2) + (top - y).powi(2)).sqrt() },
            size,
            turn,
        });
    }
}

fn next_line(pen: &mut Pen, state: &State) {
    pen.line = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, -state.leading]).then(pen.line);
    pen.here = pen.line;
}

fn forward(pen: &mut Pen, by: f32) {
    pen.here = Matrix([1.0, 0.0, 0.0, 1.0, by, 0.0]).then(pen.here);
}

/// `/Span <</ActualText (…)>> BDC`: what the writer says the drawn letters mean.
fn actual_text(op: &Operation) -> Option<String> {
    let words = op.operands.get(1)?.as_dict().ok()?.get(b"ActualText").ok()?;
    let text = lopdf::decode_text_string(words).ok()?;
    Some(text.trim_matches('\0').to_owned())
}

/// Rules of a path.
#[derive(Default)]
struct Path {
    segments: Vec<((f32, f32), (f32, f32))>,
    boxes: Vec<[f32; 4]>,
    first: (f32, f32),
    here: (f32, f32),
}

impl Path {
    fn begin(&mut self, at: (f32, f32)) {
        (self.first, self.here) = (at, at);
    }

    fn line(&mut self, to: (f32, f32)) {
        if self.segments.len() < MAX_RULES {
            self.segments.push((self.here, to));
        }
        self.here = to;
    }

    fn close(&mut self) {
        self.line(self.first);
    }

    fn rectangle(&mut self, place: Matrix, [x, y, w, h]: [f32; 4]) {
        let ((x0, y0), (x1, y1)) = (place.at(x, y), place.at(x + w, y + h));
        if self.boxes.len() < MAX_RULES {
            self.boxes.push([x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)]);
        }
    }

    fn stroke(&mut self, rules: &mut Vec<Rule>) {
        for ((x0, y0), (x1, y1)) in std::mem::take(&mut self.segments) {
            rule(rules, [x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)]);
        }
        for [x0, y0, x1, y1] in std::mem::take(&mut self.boxes) {
            for side in [[x0, y0, x1, y0], [x0, y1, x1, y1], [x0, y0, x0, y1], [x1, y0, x1, y1]] {
                rule(rules, side);
            }
        }
    }

    fn fill(&mut self, rules: &mut Vec<Rule>) {
        let segments = std::mem::take(&mut self.segments);
        if !segments.is_empty() {
            let mut all = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
            for (a, b) in segments {
                for (x, y) in [a, b] {
                    all = [all[0].min(x), all[1].min(y), all[2].max(x), all[3].max(y)];
                }
            }
            rule(rules, all);
        }
        for b in std::mem::take(&mut self.boxes) {
            rule(rules, b);
        }
    }
}

/// Keeps what is thin and long enough to be a rule.
fn rule(rules: &mut Vec<Rule>, [x0, y0, x1, y1]: [f32; 4]) {
    let (w, h) = (x1 - x0, y1 - y0);
    let straight = w.min(h) <= 2.5 && w.max(h) >= 3.0;
    if straight && rules.len() < MAX_RULES && [x0, y0, x1, y1].iter().all(|v| v.is_finite() && v.abs() < 1e6) {
        rules.push(Rule { x0, y0, x1, y1 });
    }
}

/// How often the sheet is turned clockwise when shown.
fn quarter_turns(document: &Document, id: ObjectId) -> u8 {
    let mut at = document.get_dictionary(id).ok();
    for _ in 0..32 {
        let Some(dict) = at else { return 0 };
        if let Ok(angle) = dict.get_deref(b"Rotate", document).and_then(Object::as_i64) {
            return (angle.rem_euclid(360) / 90) as u8;
        }
        at = dict.get_deref(b"Parent", document).and_then(Object::as_dict).ok();
    }
    0
}

/// Turns everything clockwise by quarters.
pub(super) fn turn(seen: &mut Seen, quarters: u8) {
    let spin = |x: f32, y: f32| match quarters {
        1 => (y, -x),
        2 => (-x, -y),
        3 => (-y, x),
        _ => (x, y),
    };
    for l in &mut seen.letters {
        let width = l.right - l.x;
        (l.x, l.y) = spin(l.x, l.y);
        l.right = l.x + width;
        if l.turn < 4 {
            l.turn = (l.turn + 4 - quarters % 4) % 4;
        }
    }
    for r in &mut seen.rules {
        let ((x0, y0), (x1, y1)) = (spin(r.x0, r.y0), spin(r.x1, r.y1));
        *r = Rule { x0: x0.min(x1), y0: y0.min(y1), x1: x0.max(x1), y1: y0.max(y1) };
    }
}
