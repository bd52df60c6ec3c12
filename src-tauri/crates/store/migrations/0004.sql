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

-- Frozen reports, further sources of a task, oral instructions, answers to letters of urging, meetings.

-- A report as it was on a day. It never changes again: the triggers refuse even a deed that tries.
create table frozen_report (
    id     text not null primary key,
    kind   text not null check (kind in ('units', 'tasks', 'overdue', 'matrix', 'weeks')),
    as_of  text not null,
    at     text not null,
    note   text,
    -- Canonical JSON (keys sorted, no spaces) and its SHA-256.
    rows   text not null,
    sha256 text not null,
    -- Head of the journal's chain when it was frozen.
    chain  text not null
) strict;
create trigger frozen_report_stays before update on frozen_report
begin select raise(abort, 'a frozen report never changes'); end;
create trigger frozen_report_remains before delete on frozen_report
begin select raise(abort, 'a frozen report never goes'); end;

-- Papers a task carries out besides the one it was read from.
create table task_source (
    task      text    not null references task (id),
    directive text    not null references directive (id),
    ordinal   integer not null,
    primary key (task, directive)
) strict, without rowid;
create index task_source_directive on task_source (directive);

create table task_source_point (
    task    text    not null references task (id),
    point   text    not null references point (id),
    ordinal integer not null,
    primary key (task, point)
) strict, without rowid;
create index task_source_point_point on task_source_point (point);

-- Who said the words of a directive of source 'oral', and the paper that confirmed them later.
create table oral_instruction (
    id       text not null primary key references directive (id),
    said_by  text not null,
    said_at  text,
    said_on  text not null,
    taken_by text not null,
    paper    text references directive (id)
) strict;

create table urging_answer (
    id     text not null primary key,
    urging text not null references urging (id),
    unit   text not null references unit (id),
    day    text not null,
    paper  text
) strict;
create index urging_answer_urging on urging_answer (urging);

create table meeting (
    id          text    not null primary key,
    name        text    not null,
    day         text    not null,
    starts      text,
    ends        text,
    place       text,
    online      integer not null check (online in (0, 1)),
    chair       text    not null,
    secretary   text,
    agenda      text    not null,
    papers      text    not null,
    attendees   text    not null,
    statements  text    not null,
    assessment  text,
    conclusions text    not null,
    check (ends is null or starts is null or starts <= ends)
) strict;
create index meeting_day on meeting (day);

-- Papers made for a meeting: invitation, report, minutes, notice of conclusions.
create table meeting_draft (
    meeting text    not null references meeting (id),
    draft   text    not null references draft (id),
    ordinal integer not null,
    primary key (meeting, draft)
) strict, without rowid;

create table meeting_task (
    meeting text    not null references meeting (id),
    task    text    not null references task (id),
    ordinal integer not null,
    primary key (meeting, task)
) strict, without rowid;
create index meeting_task_task on meeting_task (task);

-- Recurring reports, campaigns and quotas. What is due and what is late is computed.

create table regime (
    id       text not null primary key,
    name     text not null,
    -- JSON: {"kind": "weekly", "weekday": 5}.
    rhythm   text not null,
    cut_off  text,
    members  text references unit_group (id),
    receiver text,
    ground   text,
    starts   text not null,
    ends     text,
    closed_on text,
    closed   text,
    check (ends is null or starts <= ends)
) strict;

create table regime_unit (
    regime  text    not null references regime (id),
    unit    text    not null references unit (id),
    ordinal integer not null,
    primary key (regime, unit)
) strict, without rowid;

create table regime_report (
    id       text not null primary key,
    regime   text not null references regime (id),
    unit     text not null references unit (id),
    period   text not null,
    day      text not null,
    time     text,
    number   text,
    note     text,
    corrects text unique references regime_report (id),
    at       text not null
) strict;
create index regime_report_of on regime_report (regime, unit, period);

-- Reports a letter of urging asks for.
create table urging_report (
    id     text not null primary key,
    urging text not null references urging (id),
    regime text not null references regime (id),
    unit   text not null references unit (id),
    period text not null
) strict;
create index urging_report_of on urging_report (regime, unit, period);

create table campaign (
    id     text not null primary key,
    name   text not null,
    starts text not null,
    ends   text not null,
    ground text,
    fields text not null,
    check (starts <= ends)
) strict;

create table campaign_unit (
    campaign text    not null references campaign (id),
    unit     text    not null references unit (id),
    ordinal  integer not null,
    primary key (campaign, unit)
) strict, without rowid;

create table campaign_task (
    campaign text    not null references campaign (id),
    task     text    not null references task (id),
    ordinal  integer not null,
    primary key (campaign, task)
) strict, without rowid;
create index campaign_task_task on campaign_task (task);

create table quota (
    id       text    not null primary key,
    campaign text    not null references campaign (id),
    name     text    not null,
    measure  text    not null,
    bound    text    not null check (bound in ('at-least', 'at-most')),
    -- Hundredths.
    target   integer not null check (target >= 0),
    unit     text    not null references unit (id),
    task     text references task (id)
) strict;
create index quota_campaign on quota (campaign);

create table quota_result (
    id          text    not null primary key,
    quota       text    not null references quota (id),
    period_from text    not null,
    period_to   text    not null,
    -- Hundredths.
    done        integer not null,
    evidence    text,
    note        text,
    corrects    text unique references quota_result (id),
    at          text    not null,
    check (period_from <= period_to)
) strict;
create index quota_result_quota on quota_result (quota);

-- Each list walks one of these in its order and stops when the page is full; what its conditions
-- ask is in the index. The number stands behind the day: the order of a list is day, number.
drop index task_lead;
drop index task_state;
drop index task_due;
drop index task_class;
drop index task_open_due;
drop index task_unit_class;
create index task_by_due on task (due, code, state, completed_on, paused_on, lead);
create index task_open_due on task (due, code, state, paused_on, lead) where completed_on is null and state <> 'cancelled';
create index task_state_due on task (state, due, code, lead);
create index task_lead_due on task (lead, due, code, state) where lead is not null;
-- Figures by unit are counts of ranges of this index, and of the few in the next.
create index task_lead_class on task (lead, state, deadline_on, completed_on, paused_on) where lead is not null;
create index task_done_late on task (due, code, lead) where completed_on > deadline_on;

-- Filters of lists under a name. The filter is the question of the list as JSON.
create table saved_filter (
    id        text    not null primary key,
    name      text    not null,
    filter    text    not null,
    -- Order of the chips.
    ordinal   integer not null,
    -- Day it was put away; nothing is deleted.
    closed_on text
) strict;

-- A draft that came to nothing stays, with the reason.
alter table draft add column withdrawn_on text;
alter table draft add column withdrawn_reason text;
