//! A table of a file as lines of text.

/// Rows of cells, the lines of a cell joined by "<br>": "| cell | cell |" where the table holds
/// data. Tables of two columns without numbers only place the head and the signature: their
/// cells follow each other.
pub(super) fn lines(rows: &[Vec<String>]) -> String {
    let wide = rows.iter().filter(|r| r.len() >= 3).count() * 2 > rows.len();
    let counted = rows.iter().take(2).flatten().any(|c| {
        let first = c.split("<br>").next().unwrap_or("");
        matches!(first.trim().to_lowercase().as_str(), "stt" | "tt" | "số tt")
    });
    let mut out = String::new();
    for row in rows {
        if wide || counted {
            out.push('|');
            for cell in row {
                out.push(' ');
                out.push_str(&cell.replace('|', "/").replace('\n', "<br>"));
                out.push_str(" |");
            }
            out.push('\n');
        } else {
            for cell in row {
                out.push('\n');
                for line in cell.split("<br>").filter(|l| !l.is_empty()) {
                    out.push_str(line);
                    out.push('\n');
                }
            }
            out.push('\n');
        }
    }
    out
}
