//! Papers nobody would write: lint never fails on them, its ranges are true, and safe fixes end.

use document::lint::{LintContext, accept, fix_safe, lint};
use document::{Annex, Block, Document, Kind, Level, PaperDate, Rich, Run};

/// A small generator of numbers, so that a failure comes back with its seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn words(&mut self, most: usize) -> String {
        const PIECES: &[&str] = &[
            " ", " ", " ", " ", " ", "  ", "\u{a0}", "\n", "\t", "\u{200b}", "\u{301}", ".", ",", ";", ":", "./.", "…", "(", ")", "“", "”", "\"", "-", "–", "/", "%", "+", "ngày", "tháng", "năm",
            "Điều", "điều", "khoản", "Khoản", "điểm", "a", "đ)", "1.", "12", "2026", "31", "05", "số", "Số", "07/KH-UBND", "30/2020/NĐ-CP", "46-CT/TW", "Kế hoạch", "kế hoạch", "Luật", "Phụ lục", "II",
            "kèm theo", "này", "Công an tỉnh", "chủ trì", "phối hợp", "Giao", "báo cáo", "hằng tuần", "trước", "từ", "đến", "khẩn trương", "nhân dân", "nhà nước", "Tỉnh", "Hà Nội", "Uỷ ban", "hoà", "hòa",
            "bảo đảm", "đảm bảo", "ANTT", "(ANTT)", "17h00", "1,250", "người", "98.5", "V/v", "Về việc:", "Lưu:", "VT", "Như trên", "KT.", "PHÓ", "TRƯỞNG", "Đại tá", "Nguyễn", "văn", "quốc hội khóa", "XV",
            "nhiệm kỳ 2016-2021", "thứ hai", "Tết", "bính ngọ", "đề b/c)", "để để", "Ð", "\u{430}", "ß", "MẬT", "😀",
        ];
        (0..self.roll(most + 1)).map(|_| PIECES[self.roll(PIECES.len())]).collect()
    }

    fn rich(&mut self) -> Rich {
        Rich((0..self.roll(4)).map(|_| Run { text: self.words(20), bold: self.roll(4) == 0, italic: self.roll(4) == 0 }).collect())
    }

    fn block(&mut self) -> Block {
        const LEVELS: [Level; 10] =
            [Level::Phan, Level::Chuong, Level::Muc, Level::TieuMuc, Level::Dieu, Level::MucLaMa, Level::Khoan, Level::Diem, Level::Gach, Level::Cong];
        match self.roll(7) {
            0..=2 => Block::Paragraph { text: self.rich() },
            3 | 4 => Block::Item {
                level: LEVELS[self.roll(10)],
                mark: (self.roll(3) == 0).then(|| self.words(2)),
                title: (self.roll(2) == 0).then(|| self.words(6)),
                text: self.rich(),
            },
            5 => Block::Centered { text: self.rich() },
            _ => Block::Table(document::Table {
                columns: vec![document::Column { title: self.words(3), group: None, width: Some(document::Mm(self.roll(200) as f32)), align: document::Align::Left }],
                numbered_columns: false,
                size: None,
                rows: vec![vec![self.rich()]],
            }),
        }
    }

    fn document(&mut self) -> Document {
        let kinds: Vec<Kind> = Kind::all().collect();
        let mut d = Document::new(kinds[self.roll(kinds.len())]);
        d.head.parent = (self.roll(2) == 0).then(|| self.words(5));
        d.head.issuer = self.words(6);
        d.head.number = (self.roll(2) == 0).then(|| self.roll(200).to_string());
        d.head.symbol = self.words(4);
        d.head.place = self.words(4);
        d.head.date = PaperDate { day: Some(self.roll(32) as u8), month: Some(self.roll(13) as u8), year: Some(2026) };
        d.subject = self.words(12);
        d.recipients = (0..self.roll(4)).map(|_| self.words(6)).collect();
        d.grounds = (0..self.roll(4)).map(|_| self.words(12)).collect();
        d.body = (0..self.roll(8)).map(|_| self.block()).collect();
        d.distribution = (0..self.roll(5)).map(|_| self.words(5)).collect();
        d.signature.authority = (0..self.roll(3)).map(|_| self.words(4)).collect();
        d.signature.title = self.words(4);
        d.signature.name = self.words(4);
        d.layout.left = document::Mm(self.roll(50) as f32);
        d.annexes = (0..self.roll(3)).map(|_| Annex { title: self.words(5), note: (self.roll(2) == 0).then(|| self.words(8)), landscape: self.roll(2) == 0, body: vec![self.block()] }).collect();
        d
    }
}

#[test]
fn wild_papers_are_linted_and_fixed_without_harm() {
    let known = LintContext {
        today: Some((2026, 2, 5)),
        election_term: Some("2026-2031".into()),
        election_assembly: Some("XVI".into()),
        election_day: Some((2026, 3, 15)),
        known_units: vec!["Công an tỉnh".into()],
        collective: Some("TIỂU BAN".into()),
        advisory_body_with_parent_seal: true,
        ..LintContext::default()
    };
    for seed in 0..300 {
        let document = Dice(seed).document();
        let context = if seed % 2 == 0 { &known } else { &LintContext::default() };
        let findings = lint(&document, context);
        for f in &findings {
            assert!(!f.safe || f.proposal.is_some(), "seed {seed}: a safe fix needs a proposal: {f:?}");
            assert!(!f.message.is_empty() && !f.source.is_empty(), "seed {seed}: {f:?}");
            if f.proposal.is_some() {
                // Accepting may change nothing, but it never fails.
                accept(&mut document.clone(), f);
            }
        }
        let (fixed, _) = fix_safe(&document, context);
        let left: Vec<_> = lint(&fixed, context).into_iter().filter(|f| f.safe).collect();
        assert!(left.is_empty(), "seed {seed}: safe fixes are left over: {left:#?}");
        assert_eq!(fix_safe(&fixed, context).0, fixed, "seed {seed}: fixing twice changes nothing");
    }
}
