//! Times and sizes of the typesetter: `cargo run --release -p typeset --example bench_paper`.
//! Numbers for people; no test asserts a time.

use document::{Align, Block, Column, Document, Kind, Rich, Table};
use std::time::Instant;
use typeset::{Fonts, PdfOptions, pages, pdf, svg};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let start = now();
    let fonts = Fonts::embedded();
    println!("fonts, once per process        {:>9.2} ms", ms(start));
    let seed = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/cases/pages/seed-002.json");
    let mut dispatch = document::from_json(&std::fs::read_to_string(seed)?)?;
    let options = PdfOptions {
        title: "V/v bầu cử".into(),
        author: "UBND tỉnh Hải Dương".into(),
        created: "2026-02-05T08:30:00+07:00".into(),
        signature_field: true,
        footer_note: None,
    };
    let start = now();
    let set = pages(&dispatch, fonts);
    let bytes = pdf(&set, fonts, &options)?;
    println!("công văn, {} pages, first time   {:>9.2} ms   {} bytes, tagged, with field", set.count(), ms(start), bytes.len());
    let s = set.stretch();
    println!("   spaces of {} justified lines: mean {:.3}, worst {:.3}", s.lines, s.mean, s.worst);
    println!("   layout                      {:>9.2} ms", mean(200, || drop(pages(&dispatch, fonts))));
    println!("   svg of one page             {:>9.2} ms", mean(200, || drop(svg(&set, fonts, 1))));
    println!("   pdf                         {:>9.2} ms", mean(50, || drop(pdf(&set, fonts, &options))));
    println!(
        "   keystroke: layout + one svg {:>9.2} ms",
        mean(200, || {
            if let Some(Block::Paragraph { text }) = dispatch.body.get_mut(3)
                && let Some(run) = text.0.first_mut()
            {
                run.text.insert(40.min(run.text.len() - 1), 'a');
            }
            drop(svg(&pages(&dispatch, fonts), fonts, 1));
        })
    );

    let field = PdfOptions { signature_field: false, ..options };
    for rows in [500, 5000] {
        let document = long_table(rows);
        let start = now();
        let set = pages(&document, fonts);
        let layout = ms(start);
        let start = now();
        let bytes = pdf(&set, fonts, &field)?;
        println!(
            "table, {rows} rows x 5, {} pages  {:>9.2} ms   layout, and {:.1} ms pdf; {} bytes; peak {} MB",
            set.count(),
            layout,
            ms(start),
            bytes.len(),
            peak()
        );
        if let Some(file) = std::env::args().nth(1) {
            std::fs::write(format!("{file}-{rows}.pdf"), bytes)?;
        }
    }
    Ok(())
}

/// A point in time: what this process has computed, where the system tells it (a machine shared
/// with others makes the clock on the wall useless), else the clock on the wall.
struct Start {
    wall: Instant,
    computed: Option<f64>,
}

fn computed() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/self/schedstat").ok()?;
    text.split_whitespace().next()?.parse::<f64>().ok().map(|ns| ns / 1.0e6)
}

fn now() -> Start {
    Start { wall: Instant::now(), computed: computed() }
}

fn ms(start: Start) -> f64 {
    match (start.computed, computed()) {
        (Some(from), Some(to)) => to - from,
        _ => start.wall.elapsed().as_secs_f64() * 1000.0,
    }
}

/// Mean of many runs: the system tells what is computed in steps of milliseconds.
fn mean(times: usize, mut run: impl FnMut()) -> f64 {
    let start = now();
    for _ in 0..times {
        run();
    }
    ms(start) / times as f64
}

/// Peak memory of the process where the system tells it.
fn peak() -> u64 {
    std::fs::read_to_string("/proc/self/status")
        .ok()
        .and_then(|s| s.lines().find(|l| l.starts_with("VmHWM"))?.split_whitespace().nth(1)?.parse::<u64>().ok())
        .map_or(0, |kb| kb / 1024)
}

fn long_table(rows: usize) -> Document {
    let words: Vec<&str> = "Chủ động nắm tình hình từ xa từ sớm từ cơ sở, đánh giá, dự báo chính xác tình hình liên quan đến an ninh quốc gia để kịp thời phát hiện, tham mưu, đề xuất biện pháp đấu tranh"
        .split(' ')
        .collect();
    let units = ["Công an tỉnh", "Sở Nội vụ", "Sở Thông tin và Truyền thông", "Bộ Chỉ huy Quân sự tỉnh", "UBND huyện Kinh Môn"];
    let column = |title: &str, align| Column { title: title.into(), group: None, width: None, align };
    let table = Table {
        columns: vec![
            column("STT", Align::Center),
            column("Nội dung nhiệm vụ", Align::Left),
            column("Đơn vị chủ trì", Align::Left),
            column("Thời hạn", Align::Center),
            column("Ghi chú", Align::Left),
        ],
        numbered_columns: true,
        size: Some(12.0),
        rows: (0..rows)
            .map(|r| {
                let text: Vec<&str> = (0..6 + r * 7 % 13).map(|i| words[(r * 5 + i) % words.len()]).collect();
                [(r + 1).to_string(), text.join(" "), units[r % 5].into(), format!("{:02}/{:02}/2026", 1 + r % 28, 1 + r % 12), if r % 4 == 0 { "Báo cáo tuần".into() } else { String::new() }]
                    .map(Rich::plain)
                    .to_vec()
            })
            .collect(),
    };
    let mut document = Document::new(Kind::ke_hoach());
    document.body = vec![Block::Table(table)];
    document
}
