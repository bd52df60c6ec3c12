//! TT026: a rank, degree or honour before the name of the signer.

use crate::lint::rule::*;

pub(crate) const RULE: Rule = Rule {
    id: "TT026",
    name: "rank-before-name",
    severity: Severity::Warning,
    source: p1!("II.7c"),
    why: "Trước họ tên người ký không ghi học hàm, học vị, danh hiệu; quân hàm chỉ ghi trong văn bản của đơn vị vũ trang.",
    wrong: "Đại tá Nguyễn Văn A",
    right: "Nguyễn Văn A",
    check,
};

const RANKS: [&str; 33] = [
    "phó giáo sư", "giáo sư", "tiến sĩ", "thạc sĩ", "bác sĩ", "kỹ sư", "cử nhân", "luật sư", "kiến trúc sư", "dược sĩ", "nhà giáo nhân dân", "nhà giáo ưu tú",
    "đại tướng", "thượng tướng", "trung tướng", "thiếu tướng", "đại tá", "thượng tá", "trung tá", "thiếu tá", "đại úy", "thượng úy", "trung úy", "thiếu úy",
    "pgs", "gs", "ts", "ths", "bs", "ngnd", "ngưt", "đồng chí", "đ/c",
];

fn check(paper: &Paper, report: &mut Report) {
    if paper.context.armed_forces {
        return;
    }
    for p in paper.of_role(Role::Name) {
        let mut at = 0;
        while at < p.tokens.len() {
            if let Some(rank) = RANKS.iter().find(|r| p.phrase_at(at, r)) {
                at += rank.split(' ').count();
            } else if at > 0 && (p.mark(at, '.') || p.mark(at, ',') || p.mark(at, '-')) {
                at += 1;
            } else {
                break;
            }
        }
        if at > 0 && at < p.tokens.len() {
            let name = p.slice(p.tokens[at].start..p.chars.len());
            report.whole(p, "Trước họ tên người ký không ghi quân hàm, học hàm, học vị và danh hiệu.").propose(name);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::sample::*;


    fn signed(name: &str) -> crate::Document {
        let mut d = cong_van();
        d.signature.name = name.into();
        d
    }

    #[test]
    fn ranks_are_found() {
        assert_eq!(told("TT026", &signed("Đại tá Nguyễn Văn An")), ["Đại tá Nguyễn Văn An -> Nguyễn Văn An"]);
        assert_eq!(told("TT026", &signed("PGS.TS. Trần Bình")), ["PGS.TS. Trần Bình -> Trần Bình"]);
    }

    #[test]
    fn names_pass_and_so_do_soldiers() {
        assert_eq!(told("TT026", &signed("Tạ Đại Thượng")), [""; 0]);
        let army = LintContext { armed_forces: true, ..LintContext::default() };
        assert_eq!(told_with("TT026", &signed("Đại tá Nguyễn Văn An"), &army), [""; 0]);
    }
}
