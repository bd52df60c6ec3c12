//! The labelled papers as .txt, .docx, .pdf and .rtf: what the same reader makes of each.
//! `bench_formats [FOLDER]` keeps the files it made in the folder.

use std::path::{Path, PathBuf};
use tests::{
    scorer::{self, Score},
    word,
};

const COLUMNS: &[&str] = &["tasks", "task_and_lead", "coordinate", "deadline", "citations", "number", "date", "subject", "recipients"];

fn main() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/corpus");
    let kept = std::env::args().nth(1).map(PathBuf::from);
    let temporary = tempfile::tempdir().expect("a folder");
    let folder = kept.as_deref().unwrap_or(temporary.path());
    std::fs::create_dir_all(folder).expect("a folder");
    let mut papers: Vec<PathBuf> = std::fs::read_dir(&corpus).expect("the corpus").flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "txt")).collect();
    papers.sort();
    let mut made = Vec::new();
    for path in &papers {
        let text = std::fs::read_to_string(path).expect("a text");
        let clean = reading::read(text.split_once('\n').map_or("", |x| x.1)).text;
        let mut parts = word::paper(&clean);
        parts.extend(word::annex());
        let out = folder.join(path.file_stem().expect("a name")).with_extension("docx");
        std::fs::write(&out, word::docx(&parts)).expect("written");
        made.push(out);
    }
    let office = word::converted(&made, "pdf", folder) && word::converted(&made, "rtf", folder);
    if !office {
        println!("không có LibreOffice: chỉ đo .txt và .docx");
    }
    println!("{:<34} {:>6} {}", "", "form", COLUMNS.iter().map(|c| format!("{:>8}", &c[..c.len().min(8)])).collect::<String>());
    let forms: &[&str] = if office { &["txt", "docx", "pdf", "rtf"] } else { &["txt", "docx"] };
    let mut totals: Vec<Score> = vec![Score::default(); forms.len()];
    for path in &papers {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(path).expect("a text");
        let body = text.split_once('\n').map_or("", |x| x.1);
        let gold = std::fs::read_to_string(path.with_extension("expected.json")).expect("labels");
        let gold: serde_json::Value = serde_json::from_str(&gold).expect("JSON");
        for (form, total) in forms.iter().zip(&mut totals) {
            let words = match *form {
                "txt" => Ok(body.to_owned()),
                _ => {
                    let file = folder.join(format!("{name}.{form}"));
                    reading::extract(&file.display().to_string(), &std::fs::read(&file).expect("made above")).map(|f| f.text)
                }
            };
            let words = words.unwrap_or_else(|refusal| {
                println!("{name}.{form}: {refusal}");
                String::new()
            });
            if kept.is_some() {
                std::fs::write(folder.join(format!("{name}.{form}.words")), &words).expect("written");
            }
            let seen = serde_json::to_value(reading::read(&words)).expect("JSON");
            let score = scorer::score(body, &gold, &seen);
            println!("{name:<34} {form:>6} {}", line(&score));
            total.add(&score);
        }
    }
    for (form, total) in forms.iter().zip(&totals) {
        println!("{:<34} {form:>6} {}", "TỔNG", line(total));
    }
}

fn line(score: &Score) -> String {
    COLUMNS.iter().map(|c| format!("{:>8.3}", score.value(c))).collect()
}
