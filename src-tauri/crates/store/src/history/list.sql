-- Entries, newest first, with what they touched. A deed is undone when the last entry about it undid it.
select
    e.id, e.seq, e.at, e.actor, e.intent, e.label, e.kind, e.barrier, e.tables, e.row_count,
    coalesce((select u.kind = 'undo' from entry u where u.target = e.seq order by u.seq desc limit 1), 0)
from entry e
where e.seq < coalesce((select b.seq from entry b where b.id = ?1), 9223372036854775807)
order by e.seq desc
limit ?2
