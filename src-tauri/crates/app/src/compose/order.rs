//! Tasks as the orders of a paper: grouped by who leads, the addressee taken off the quoted words.

use super::{capitalised, dossier::DossierTask, ended};
use document::{Block, Level, Rich};
use domain::names;

/// Tasks of one addressee, in the order of the text.
pub(crate) struct Addressee<'a> {
    pub(crate) phrase: String,
    /// True when every task is a request (đề nghị).
    pub(crate) request: bool,
    pub(crate) tasks: Vec<&'a DossierTask>,
}

/// Groups tasks by their leads, in order of first appearance.
pub(crate) fn by_addressee(tasks: &[DossierTask]) -> Vec<Addressee<'_>> {
    let mut out: Vec<Addressee<'_>> = Vec::new();
    for t in tasks {
        let phrase = t.lead_phrase();
        match out.iter_mut().find(|a| a.phrase == phrase) {
            Some(a) => {
                a.request &= t.task.request;
                a.tasks.push(t);
            }
            None => out.push(Addressee { phrase, request: t.task.request, tasks: vec![t] }),
        }
    }
    out
}

/// One item per addressee; several tasks of one addressee become dashes under its name.
pub(crate) fn items(tasks: &[DossierTask]) -> Vec<Block> {
    let item = |level, title: Option<String>, text: String| Block::Item { level, mark: None, title, text: Rich::plain(text) };
    let mut blocks = Vec::new();
    for a in by_addressee(tasks) {
        match a.tasks.as_slice() {
            [one] => {
                let order = order(one);
                let text = if a.request {
                    format!("Đề nghị {}: {order}", a.phrase)
                } else {
                    format!("{}: {order}", capitalised(&a.phrase))
                };
                blocks.push(item(Level::Khoan, None, ended(&text, ".")));
            }
            many => {
                let title = if a.request { format!("Đề nghị {}", a.phrase) } else { capitalised(&a.phrase) };
                blocks.push(item(Level::Khoan, Some(title), String::new()));
                for t in many {
                    blocks.push(item(Level::Gach, None, ended(&order(t), ".")));
                }
            }
        }
    }
    blocks
}

/// What is to be done, with coordination and deadline when the quoted words do not say them.
pub(crate) fn order(t: &DossierTask) -> String {
    let mut text = without_addressee(&t.task.content, &t.written, &t.leads);
    if !t.coordinators.is_empty() && !text.to_lowercase().contains("phối hợp") {
        text = format!("{} Phối hợp với: {}.", ended(&text, "."), t.coordinators.join(", "));
    }
    if let Some(d) = &t.task.deadline {
        let said = text.contains(&d.text) || d.on.is_some_and(|on| text.contains(&on.format("%-d/%-m/%Y").to_string()) || text.contains(&on.format("%d/%m/%Y").to_string()));
        if !said {
            text = format!("{} Thời hạn hoàn thành: {}.", ended(&text, "."), d.short());
        }
    }
    text
}

/// "Sở Y tế: Chủ trì …" as "Chủ trì …": the name stands before the item already.
pub(crate) fn without_addressee(content: &str, written: &[String], leads: &[String]) -> String {
    let text = content.split_whitespace().collect::<Vec<_>>().join(" ");
    let names: Vec<String> = written.iter().chain(leads).map(|n| names::key(n)).filter(|k| !k.is_empty()).collect();
    let bare = ["Giao ", "Đề nghị ", "Yêu cầu "].iter().find_map(|v| text.strip_prefix(v)).unwrap_or(&text);
    if let Some((before, after)) = bare.split_once(':')
        && before.chars().count() < 240
        && !after.trim().is_empty()
    {
        let key = names::key(before);
        if names.iter().any(|n| key.contains(n.as_str())) && !key.contains("phối hợp") {
            return capitalised(after);
        }
    }
    // "Công an tỉnh chủ trì, phối hợp với …": a name straight before the verb.
    for name in written.iter().chain(leads) {
        let n = name.chars().count();
        let head: String = bare.chars().take(n).collect();
        let rest: String = bare.chars().skip(n).collect();
        if names::key(&head) == names::key(name) && written.len() <= 1 && rest.starts_with(' ') {
            return capitalised(rest.trim_start());
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_addressee_is_taken_off_the_quoted_words() {
        let w = |c: &str, l: &[&str]| without_addressee(c, &l.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>(), &[]);
        assert_eq!(w("Sở Y tế: Chủ trì, phối hợp với các cơ quan", &["Sở Y tế"]), "Chủ trì, phối hợp với các cơ quan");
        assert_eq!(w("Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh: Khẩn trương", &["Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh"]), "Khẩn trương");
        assert_eq!(w("Giao Công an tỉnh chủ trì theo dõi", &["Công an tỉnh"]), "Chủ trì theo dõi");
        assert_eq!(w("Các cơ quan báo chí tăng cường", &["Các cơ quan báo chí"]), "Tăng cường");
        assert_eq!(w("Chủ động nắm tình hình: từ xa, từ sớm", &["Công an tỉnh"]), "Chủ động nắm tình hình: từ xa, từ sớm");
    }
}
