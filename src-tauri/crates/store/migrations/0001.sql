-- Schema 1. Tables of the secretariat, then the journal.
-- Tracked tables are STRICT, hold TEXT, INTEGER and REAL only, and are listed in src/journal/tracked.rs.
-- Days are "2026-03-15", moments RFC 3339 with offset, lists JSON, ids UUIDv7 in lower case.

create table body (
    id      text not null primary key check (id = 'body'),
    profile text not null
) strict;

create table unit (
    id          text not null primary key,
    name        text not null,
    short_name  text,
    relation    text not null check (relation in ('ordered', 'requested')),
    parent      text references unit (id),
    valid_from  text,
    valid_to    text,
    replaced_by text references unit (id),
    aliases     text not null
) strict;

create table unit_group (
    id      text not null primary key,
    name    text not null,
    aliases text not null
) strict;

create table unit_group_member (
    unit_group text    not null references unit_group (id),
    unit       text    not null references unit (id),
    ordinal    integer not null,
    primary key (unit_group, unit)
) strict, without rowid;

create table directive (
    id          text    not null primary key,
    arrival     integer not null unique,
    doc_type    text,
    number      text,
    -- Folded and without spaces, so that "474/CĐ-TTg" is found however it was typed.
    number_key  text,
    date        text,
    issuer      text,
    place       text,
    subject     text,
    signer      text,
    recipients  text    not null,
    citations   text    not null,
    received_on text    not null,
    source      text    not null check (source in ('paste', 'file', 'oral')),
    file_name   text,
    text        text    not null
) strict;
create index directive_number on directive (number_key) where number_key is not null;

create table point (
    id            text    not null primary key,
    directive     text    not null references directive (id),
    ordinal       integer not null,
    label         text    not null,
    span_start    integer not null,
    span_end      integer not null,
    content       text    not null,
    lead          text    not null,
    coordinate    text    not null,
    monitor       text    not null,
    deadline_on   text,
    deadline_at   text,
    deadline_text text,
    period_from   text,
    period_to     text,
    recurring     text,
    quotas        text    not null,
    request       integer not null check (request in (0, 1)),
    why           text    not null,
    confidence    real    not null,
    decision      text    not null check (decision in ('open', 'accepted', 'rejected')),
    check (deadline_text is not null or (deadline_on is null and deadline_at is null)),
    check ((period_from is null) = (period_to is null))
) strict;
create index point_directive on point (directive, ordinal);

create table task (
    -- The printed number is the row id: lists and search come in its order without sorting.
    code          integer primary key,
    id            text    not null unique,
    content       text    not null,
    directive     text references directive (id),
    point         text references point (id),
    parent        text references task (id),
    lead          text references unit (id),
    monitor       text references unit (id),
    deadline_on   text,
    deadline_at   text,
    deadline_text text,
    original_on   text,
    original_at   text,
    original_text text,
    period_from   text,
    period_to     text,
    recurring     text,
    product       text,
    quotas        text    not null,
    request       integer not null check (request in (0, 1)),
    state         text    not null check (state in ('assigned', 'acknowledged', 'in-progress',
        'awaiting-confirmation', 'done', 'returned', 'paused', 'cancelled')),
    assigned_on   text    not null,
    completed_on  text,
    reason        text,
    -- The deadline as a sort key: tasks without a day come last.
    due           text    not null generated always as (coalesce(deadline_on, '9999-12-31')) virtual,
    check (deadline_text is not null or (deadline_on is null and deadline_at is null)),
    check (original_text is not null or (original_on is null and original_at is null)),
    check ((period_from is null) = (period_to is null)),
    check ((completed_on is not null) = (state = 'done'))
) strict;
create index task_directive on task (directive) where directive is not null;
create index task_point on task (point) where point is not null;
create index task_parent on task (parent) where parent is not null;
create index task_lead on task (lead) where lead is not null;
create index task_monitor on task (monitor) where monitor is not null;
create index task_state on task (state);
create index task_due on task (due);
-- What the counts by class in time read: tasks of units from the index alone, the few others by id.
create index task_class on task (deadline_on, completed_on, state) where lead is not null;
create index task_unled on task (id) where lead is null;
create index task_open_due on task (due) where completed_on is null and state <> 'cancelled';

create table task_coordinator (
    task    text    not null references task (id),
    unit    text    not null references unit (id),
    ordinal integer not null,
    primary key (task, unit)
) strict, without rowid;
create index task_coordinator_unit on task_coordinator (unit);

create table draft (
    id         text not null primary key,
    directive  text references directive (id),
    kind       text not null,
    subject    text not null,
    number     text,
    document   text not null,
    created_at text not null,
    updated_at text not null
) strict;
create index draft_directive on draft (directive) where directive is not null;

create table draft_task (
    draft   text    not null references draft (id),
    task    text    not null references task (id),
    ordinal integer not null,
    primary key (draft, task)
) strict, without rowid;
create index draft_task_task on draft_task (task);

-- Words typed into a draft since it was last saved. Not tracked: a day of typing would fill the
-- journal. No foreign key: they outlive an undone draft, so that redo finds them again.
create table draft_kept (
    draft    text not null primary key,
    document text not null
) strict;

-- Search over the folded words (domain::names::fold) of tasks, by number. Derived: it follows the
-- journal at the end of each write, because in a trigger it would be flushed with every row.
create virtual table task_words using fts5 (
    words, content = '', contentless_delete = 1, tokenize = 'unicode61', detail = none, prefix = '2 3 4'
);

-- The journal: one entry per intent, one change per row, entries chained by hash.
create table entry (
    seq       integer primary key,
    id        text    not null unique,
    at        text    not null,
    actor     text    not null,
    device    text,
    -- Logical time: never runs backwards, whatever the clock does.
    logical   integer not null,
    -- Schema the entry was written in: undo does not reach across a migration.
    schema    integer not null,
    intent    text    not null,
    label     text    not null,
    kind      text    not null check (kind in ('do', 'undo', 'redo')),
    -- The `do` entry an undo or redo is about.
    target    integer references entry (seq),
    -- What undo and redo would take next after this entry.
    undo_top  integer references entry (seq),
    redo_top  integer references entry (seq),
    barrier   integer not null check (barrier in (0, 1)),
    -- What its changes add up to, for lists: names of tables as JSON, number of rows.
    tables    text    not null,
    row_count integer not null,
    prev      text    not null,
    hash      text    not null unique
) strict;
create index entry_target on entry (target, seq) where target is not null;

create table change (
    seq        integer primary key,
    entry      integer not null references entry (seq) deferrable initially deferred,
    table_name text    not null,
    row_id     text    not null,
    -- JSON of the columns that changed; of all columns for a new or a removed row.
    before     text,
    after      text
) strict;
create index change_entry on change (entry);
create index change_row on change (row_id);

-- Head of the chain, and the entry being written: without one no tracked row can change.
create table journal (
    one  integer primary key check (one = 1),
    seq  integer not null,
    hash text    not null,
    open integer
) strict;
insert into journal (one, seq, hash, open) values (1, 0, '', null);
