-- Changes of one row, oldest first, with those of the join rows that begin with its id.
select e.id, e.at, e.actor, e.label, c.table_name, c.before, c.after
from change c join entry e on e.seq = c.entry
where c.row_id = ?1 or (c.row_id > ?1 || '/' and c.row_id < ?1 || '0')
order by c.seq
