-- Schema 4. The people who work with the store. Their passphrases are not here but in the key file.

create table person (
    id         text not null primary key,
    name       text not null check (name <> ''),
    role       text not null check (role in ('viewer', 'clerk', 'secretary', 'leader')),
    since      text not null,
    closed_on  text,
    closed_why text,
    -- The day the passphrase was set last.
    key_on     text not null,
    check ((closed_on is null) = (closed_why is null))
) strict;
create unique index person_name on person (name) where closed_on is null;

-- The calendar: milestones, areas that vote early, holidays and swapped days, and
-- deadlines that hang on one of them.

create table milestone (
    id       text    not null primary key,
    -- Its name in a shipped calendar.
    key      text    unique,
    name     text    not null,
    who      text,
    kind     text    not null check (kind in ('latest', 'from', 'on', 'window')),
    hour     text,
    article  text,
    verified integer not null check (verified in (0, 1)),
    source   text,
    note     text,
    -- JSON: {"days": -40} from Ngày bầu cử, or {"from": …, "to": …}.
    law      text,
    own      text,
    reason   text,
    check (law is not null or own is not null)
) strict;

create table voting_area (
    id     text    not null primary key,
    name   text    not null,
    place  text    not null,
    reason text    not null,
    paper  text,
    active integer not null check (active in (0, 1))
) strict;

create table day_rule (
    day      text    not null primary key,
    kind     text    not null check (kind in ('off', 'working', 'plain')),
    name     text    not null,
    verified integer not null check (verified in (0, 1))
) strict, without rowid;

-- JSON: {"anchor": {"to": "election"}, "days": -10}. The day it comes to stands in deadline_on,
-- which is rewritten when what it hangs on moves.
alter table task add column deadline_link text;
create index task_linked on task (code) where deadline_link is not null;
