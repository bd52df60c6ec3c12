//! Adding and changing units. A unit is never deleted: it closes on a day.

use crate::{
    failure::{Failure, OrNotFound, codes},
    intent::{Intent, Work},
};
use chrono::NaiveDate;
use domain::{Group, GroupId, Relation, Unit, UnitId, names};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Adds a unit.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AddUnit {
    /// Official name.
    pub name: String,
    /// Short name for tight columns.
    pub short_name: Option<String>,
    /// Whether we order or request.
    #[serde(default)]
    pub relation: Relation,
    /// Other spellings.
    #[serde(default)]
    pub aliases: Vec<String>,
}

impl Intent for AddUnit {
    type Output = UnitId;
    const NAME: &'static str = "unit_add";
    fn label(&self) -> String {
        format!("Thêm đơn vị {}", self.name.trim())
    }
    fn run(self, work: &Work<'_>) -> Result<UnitId, Failure> {
        insert(work, &self.name, self.short_name, self.relation, self.aliases)
    }
}

/// Writes a unit whose name nobody else bears.
pub(crate) fn insert(
    work: &Work<'_>,
    name: &str,
    short_name: Option<String>,
    relation: Relation,
    aliases: Vec<String>,
) -> Result<UnitId, Failure> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    refuse_empty(&name)?;
    refuse_taken(work, &name, None)?;
    let id: UnitId = work.mint();
    let unit = Unit {
        id,
        name,
        short_name: short_name.filter(|s| !s.trim().is_empty()),
        relation,
        parent: None,
        valid_from: None,
        valid_to: None,
        replaced_by: None,
        aliases,
    };
    store::unit::insert(work.w, &unit)?;
    Ok(id)
}

fn refuse_empty(name: &str) -> Result<(), Failure> {
    if name.is_empty() {
        return Err(Failure::invalid("Tên đơn vị đang để trống.", "Hãy nhập tên đầy đủ của đơn vị."));
    }
    Ok(())
}

fn refuse_taken(work: &Work<'_>, name: &str, except: Option<UnitId>) -> Result<(), Failure> {
    let taken = store::unit::list(work.w)?.into_iter().find(|u| Some(u.id) != except && u.is_named(name));
    match taken {
        None => Ok(()),
        Some(u) => Err(Failure::refused(
            codes::DUPLICATE,
            format!("Đã có đơn vị “{}” với tên hoặc cách viết này.", u.name),
            "Hãy dùng đơn vị đã có, hoặc thêm cách viết khác cho đơn vị đó.",
        )),
    }
}

/// Changes a unit; also closes it (`valid_to`) and names its successor.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ChangeUnit {
    /// Which.
    pub id: UnitId,
    /// Official name.
    pub name: String,
    /// Short name.
    pub short_name: Option<String>,
    /// Whether we order or request.
    pub relation: Relation,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// Last day of existence.
    pub valid_to: Option<NaiveDate>,
    /// "Thay thế bởi".
    pub replaced_by: Option<UnitId>,
}

impl Intent for ChangeUnit {
    type Output = ();
    const NAME: &'static str = "unit_change";
    fn label(&self) -> String {
        format!("Sửa đơn vị {}", self.name.trim())
    }
    fn run(self, work: &Work<'_>) -> Result<(), Failure> {
        let mut unit = store::unit::get(work.w, self.id)?.or_not_found("đơn vị này")?;
        let name = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
        refuse_empty(&name)?;
        refuse_taken(work, &name, Some(self.id))?;
        if let (Some(from), Some(to)) = (unit.valid_from, self.valid_to)
            && to < from
        {
            return Err(Failure::invalid("Ngày kết thúc hoạt động sớm hơn ngày bắt đầu.", "Hãy sửa lại ngày."));
        }
        unit.name = name;
        unit.short_name = self.short_name.filter(|s| !s.trim().is_empty());
        unit.relation = self.relation;
        unit.aliases = self.aliases;
        unit.valid_to = self.valid_to;
        unit.replaced_by = self.replaced_by.filter(|r| *r != self.id);
        Ok(store::unit::update(work.w, &unit)?)
    }
}

/// Remembers that a spelling means a unit: a correction made once is not asked again.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AliasUnit {
    /// Which unit is meant.
    pub unit: UnitId,
    /// The spelling of the paper.
    pub written: String,
}

impl Intent for AliasUnit {
    type Output = ();
    const NAME: &'static str = "unit_alias";
    fn label(&self) -> String {
        format!("Ghi nhớ cách viết “{}”", self.written.trim())
    }
    fn run(self, work: &Work<'_>) -> Result<(), Failure> {
        let written = self.written.split_whitespace().collect::<Vec<_>>().join(" ");
        refuse_empty(&written)?;
        refuse_taken(work, &written, Some(self.unit))?;
        let mut unit = store::unit::get(work.w, self.unit)?.or_not_found("đơn vị này")?;
        if unit.is_named(&written) {
            return Ok(());
        }
        unit.aliases.push(written);
        Ok(store::unit::update(work.w, &unit)?)
    }
}

/// Saves a group; without `id` a new one.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SetGroup {
    /// Which group; absent for a new one.
    pub id: Option<GroupId>,
    /// Name as papers write it.
    pub name: String,
    /// Other spellings.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Members in print order.
    pub members: Vec<UnitId>,
}

impl Intent for SetGroup {
    type Output = GroupId;
    const NAME: &'static str = "group_set";
    fn label(&self) -> String {
        format!("Lưu nhóm {}", self.name.trim())
    }
    fn run(self, work: &Work<'_>) -> Result<GroupId, Failure> {
        let name = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
        refuse_empty(&name)?;
        let key = names::key(&name);
        if store::group::list(work.w)?.iter().any(|g| Some(g.id) != self.id && names::key(&g.name) == key) {
            return Err(Failure::refused(codes::DUPLICATE, format!("Đã có nhóm “{name}”."), "Hãy sửa nhóm đã có."));
        }
        let mut members: Vec<UnitId> = Vec::new();
        for m in self.members {
            store::unit::get(work.w, m)?.or_not_found("một đơn vị trong nhóm")?;
            if !members.contains(&m) {
                members.push(m);
            }
        }
        match self.id {
            Some(id) => {
                store::group::get(work.w, id)?.or_not_found("nhóm này")?;
                store::group::update(work.w, &Group { id, name, aliases: self.aliases, members })?;
                Ok(id)
            }
            None => {
                let id: GroupId = work.mint();
                store::group::insert(work.w, &Group { id, name, aliases: self.aliases, members })?;
                Ok(id)
            }
        }
    }
}
