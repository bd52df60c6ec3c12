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
        let name = if a.request { format!("Đề nghị {}", a.phrase) } else { capitalised(&a.phrase) };
        match a.tasks.as_slice() {
            [one] => blocks.push(item(Level::Khoan, None, ended(&format!("{name}: {}", order(one, true)), "."))),
            many => {
                // What all its tasks share is said once, in the heading.
                let shared = many.iter().all(|t| t.coordinators == many[0].coordinators && !t.coordinators.is_empty());
                let title = if shared { format!("{name} chủ trì, phối hợp với {}", list(&many[0].coordinators)) } else { name };
                blocks.push(item(Level::Khoan, Some(title), String::new()));
                for t in many {
                    blocks.push(item(Level::Gach, None, ended(&order(t, !shared), ".")));
                }
            }
        }
    }
    blocks
}

/// "A, B và C" inside a sentence; "Các …" starts small there.
pub(crate) fn list(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|n| inside(n)).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., last] => format!("{} và {last}", head.join(", ")),
    }
}

/// A name inside a sentence: words that are no proper name start small.
fn inside(name: &str) -> String {
    const COMMON: [&str; 8] = ["Các ", "Lực lượng ", "Những ", "Đơn vị ", "Cơ quan ", "Địa phương", "Doanh nghiệp", "Bộ phận "];
    if COMMON.iter().any(|c| name.starts_with(c)) {
        let mut chars = name.chars();
        return chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect());
    }
    name.to_owned()
}

/// What is to be done, with deadline and (when asked) coordination if the quoted words do not say
/// them.
pub(crate) fn order(t: &DossierTask, coordination: bool) -> String {
    let mut text = without_addressee(&t.task.content, &t.written, &t.leads);
    if coordination && !t.coordinators.is_empty() && !text.to_lowercase().contains("phối hợp") {
        text = format!("{} Phối hợp với {}.", ended(&text, "."), list(&t.coordinators));
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
    // "Công an tỉnh chủ trì …", "Đề nghị Tòa án nhân dân, Viện kiểm sát … phối hợp": names straight
    // before the verb; taken off only when every one of them stands there.
    for all in [written, leads] {
        let mut rest = bare;
        let mut taken = 0;
        while let Some(after) = all.iter().find_map(|n| strip_name(rest, n)) {
            taken += 1;
            rest = after.trim_start();
            let next = ["và ", "; ", ", "].iter().find_map(|c| rest.strip_prefix(c));
            if taken == all.len() {
                // A name too many: the words speak of somebody else as well.
                taken = if next.is_some() { 0 } else { taken };
                break;
            }
            rest = next.unwrap_or(rest).trim_start();
        }
        if taken > 0 && taken == all.len() && !rest.is_empty() {
            return capitalised(rest);
        }
    }
    text
}

/// The text after a name it begins with, whatever the case of its letters.
fn strip_name<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = text.char_indices();
    for wanted in name.trim().chars() {
        let (_, found) = rest.next()?;
        if !found.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
    }
    let after = rest.as_str();
    (!after.starts_with(char::is_alphanumeric)).then_some(after)
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
        assert_eq!(
            w("Đề nghị Tòa án nhân dân, Viện kiểm sát nhân dân các cấp phối hợp", &["Tòa án nhân dân", "Viện kiểm sát nhân dân các cấp"]),
            "Phối hợp"
        );
        assert_eq!(w("Sở Y tế và Sở Nội vụ lập danh sách", &["Sở Y tế"]), "Sở Y tế và Sở Nội vụ lập danh sách", "a name too many stays");
        assert_eq!(w("Chủ động nắm tình hình: từ xa, từ sớm", &["Công an tỉnh"]), "Chủ động nắm tình hình: từ xa, từ sớm");
    }
}
