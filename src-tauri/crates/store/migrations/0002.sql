-- Schema 2. What happens to a task on its way: pauses, progress, extensions, letters of urging.

-- The clock of a paused task stands still from this day on.
alter table task add column paused_on text;

-- Late tasks are counted in the index alone.
drop index task_open_due;
create index task_open_due on task (due, paused_on) where completed_on is null and state <> 'cancelled';
-- The figures by unit are read from this index alone.
create index task_unit_class on task (lead, deadline_on, completed_on, state, paused_on) where lead is not null;

create table progress (
    id         text    not null primary key,
    task       text    not null references task (id),
    -- The day written on the paper.
    day        text    not null,
    percent    integer check (percent between 0 and 100),
    result     text,
    difficulty text,
    proposal   text,
    evidence   text,
    at         text    not null
) strict;
create index progress_task on progress (task, day, id);

create table extension (
    id        text not null primary key,
    task      text not null references task (id),
    reason    text not null,
    from_on   text,
    from_at   text,
    from_text text,
    to_on     text not null,
    to_at     text,
    to_text   text not null,
    paper     text,
    approver  text,
    day       text not null,
    check (from_on is null or from_on < to_on or (from_on = to_on and from_at is not to_at))
) strict;
create index extension_task on extension (task, id);

create table urging (
    id        text    not null primary key,
    draft     text    not null references draft (id),
    unit      text    references unit (id),
    level     integer not null check (level between 1 and 3),
    day       text    not null,
    answer_by text    not null,
    check (day <= answer_by)
) strict;
create index urging_draft on urging (draft);
create index urging_unit on urging (unit) where unit is not null;

create table urging_task (
    urging  text    not null references urging (id),
    task    text    not null references task (id),
    ordinal integer not null,
    primary key (urging, task)
) strict, without rowid;
create index urging_task_task on urging_task (task);
