//! Builders: fixed ids, fixed times, plain rows.
#![allow(dead_code)] // Each test program uses its own part.

use chrono::{DateTime, Duration, FixedOffset, NaiveDate};
use domain::*;
use store::{Draft, Entry, Store};
use uuid::Uuid;

/// The id with a number.
pub fn id<T: From<Uuid>>(n: u128) -> T {
    T::from(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + n))
}

pub fn day(s: &str) -> NaiveDate {
    s.parse().expect("a day")
}

pub fn moment(n: i64) -> DateTime<FixedOffset> {
    let start: DateTime<FixedOffset> = "2026-01-05T08:00:00+07:00".parse().expect("a moment");
    start + Duration::seconds(n)
}

/// The entry with a number.
pub fn entry(n: i64, label: &str) -> Entry {
    Entry {
        id: id(1_000_000 + n as u128),
        intent: "test".into(),
        label: label.into(),
        actor: "Thư ký".into(),
        at: moment(n),
        barrier: false,
    }
}

pub fn unit(n: u128, name: &str) -> Unit {
    Unit {
        id: id(n),
        name: name.into(),
        short_name: None,
        relation: Relation::Ordered,
        parent: None,
        valid_from: None,
        valid_to: None,
        replaced_by: None,
        aliases: vec![],
    }
}

pub fn directive(n: u128, arrival: u32) -> Directive {
    Directive {
        id: id(n),
        arrival,
        doc_type: Some("công văn".into()),
        number: Some("474/CĐ-TTg".into()),
        date: Some(day("2021-04-20")),
        issuer: Some("Thủ tướng Chính phủ".into()),
        place: Some("Hà Nội".into()),
        subject: Some("bảo đảm an ninh, trật tự".into()),
        signer: None,
        recipients: vec!["Bộ Công an".into(), "Ủy ban nhân dân các tỉnh".into()],
        citations: vec![Citation { doc_type: None, number: "45-CT/TW".into(), date: None, issuer: None }],
        received_on: day("2021-04-22"),
        source: Source::File,
        file_name: Some("474.docx".into()),
        text: "1. Các địa phương bảo đảm an ninh.\n2. Báo cáo trước ngày 15/5.".into(),
    }
}

pub fn point(n: u128, directive: DirectiveId, ordinal: u32) -> Point {
    Point {
        id: id(n),
        directive,
        ordinal,
        label: ordinal.to_string(),
        start: 0,
        end: 30,
        content: "bảo đảm an ninh".into(),
        lead: vec!["Công an tỉnh".into()],
        coordinate: vec![],
        monitor: vec!["Văn phòng".into()],
        deadline: Some(Deadline { on: Some(day("2021-05-14")), at: "16:00:00".parse().ok(), text: "trước 16 giờ".into() }),
        period: Some(Period { from: day("2021-04-23"), to: day("2021-06-23") }),
        recurring: Some("hằng ngày".into()),
        quotas: vec!["ít nhất 03 cuộc".into()],
        request: true,
        why: vec!["có chữ “giao”".into()],
        confidence: 0.873_211_9,
        decision: Decision::Open,
    }
}

pub fn task(n: u128, code: u32, lead: Option<UnitId>) -> Task {
    Task {
        id: id(n),
        code,
        content: format!("Bảo đảm an ninh điểm bầu cử số {code}"),
        directive: None,
        point: None,
        parent: None,
        lead,
        coordinators: vec![],
        monitor: None,
        deadline: None,
        original_deadline: None,
        period: None,
        recurring: None,
        product: None,
        quotas: vec![],
        request: false,
        state: TaskState::Assigned,
        assigned_on: day("2026-01-05"),
        completed_on: None,
        reason: None,
        paused_on: None,
        link: None,
    }
}

pub fn due(on: &str) -> Option<Deadline> {
    Some(Deadline { on: Some(day(on)), at: None, text: format!("trước ngày {on}") })
}

pub fn draft(n: u128, subject: &str) -> Draft {
    let mut document = document::Document::new(document::Kind::cong_van());
    document.head.issuer = "TIỂU BAN AN NINH".into();
    document.subject = subject.into();
    Draft { id: id(n), directive: None, document, created_at: moment(0), updated_at: moment(n as i64), tasks: vec![], withdrawn: None }
}

pub fn body() -> BodyProfile {
    BodyProfile {
        parent: Some("ỦY BAN BẦU CỬ TỈNH X".into()),
        issuer: "TIỂU BAN AN NINH, TRẬT TỰ".into(),
        name: "Tiểu ban An ninh, trật tự".into(),
        place: "Thanh Hóa".into(),
        symbol: "TBANTT".into(),
        drafting_unit: "TGV".into(),
        seal_case: SealCase::B,
        collective: Some("TM. TIỂU BAN".into()),
        signers: vec![],
        distribution: vec!["Ủy ban bầu cử tỉnh (để b/c)".into()],
        archive: "Lưu: VT, TGV".into(),
        election: Election { name: "bầu cử".into(), day: day("2026-03-15"), term: "2026-2031".into() },
        due_soon_days: 3,
    }
}

/// A store with a body, units 1 to 4, a directive (10) with two points, and three tasks.
pub fn sample() -> Store {
    let mut store = Store::in_memory().expect("a store in memory");
    fill(&mut store);
    store
}

pub fn fill(store: &mut Store) {
    store
        .write(entry(1, "Khai báo cơ quan và đơn vị"), |w| {
            store::body::set(w, &body())?;
            for (n, name) in [(1, "Công an tỉnh"), (2, "Sở Nội vụ"), (3, "Sở Y tế"), (4, "Văn phòng Ủy ban")] {
                store::unit::insert(w, &unit(n, name))?;
            }
            store::group::insert(
                w,
                &Group { id: id(5), name: "các sở".into(), aliases: vec!["sở, ngành".into()], members: vec![id(3), id(2)] },
            )
        })
        .expect("units are written");
    store
        .write(entry(2, "Đăng ký công điện 474"), |w| {
            let d = directive(10, store::directive::next_arrival(w)?);
            store::directive::insert(w, &d)?;
            store::point::insert(w, &point(11, d.id, 1))?;
            store::point::insert(w, &point(12, d.id, 2))
        })
        .expect("a directive is written");
    store
        .write(entry(3, "Giao nhiệm vụ"), |w| {
            let mut parent = task(20, store::task::next_code(w)?, None);
            parent.directive = Some(id(10));
            parent.point = Some(id(11));
            store::task::insert(w, &parent)?;
            for (n, lead, on) in [(21, 2u128, "2026-02-01"), (22, 3, "2026-03-10")] {
                let mut t = task(n, store::task::next_code(w)?, Some(id(lead)));
                t.directive = Some(id(10));
                t.point = Some(id(11));
                t.parent = Some(parent.id);
                t.coordinators = vec![id(4), id(1)];
                t.monitor = Some(id(4));
                t.deadline = due(on);
                t.original_deadline = t.deadline.clone();
                store::task::insert(w, &t)?;
            }
            Ok::<_, store::StoreError>(())
        })
        .expect("tasks are written");
}
