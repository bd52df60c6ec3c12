-- Schema 3. The life of a task as it was told: each step with its paper, each corrected deadline.

alter table progress add column cause text;
alter table progress add column expected_on text;

create table task_step (
    id           text not null primary key,
    task         text not null references task (id),
    state        text not null check (state in ('assigned', 'acknowledged', 'in-progress', 'awaiting-confirmation',
        'done', 'returned', 'paused', 'cancelled')),
    -- The day written on the paper; of a completion the day of the product.
    day          text not null,
    reason       text,
    paper        text,
    confirmed_by text,
    at           text not null,
    check (state not in ('returned', 'paused', 'cancelled') or reason is not null)
) strict;
create index task_step_task on task_step (task, id);

create table deadline_correction (
    id        text not null primary key,
    task      text not null references task (id),
    reason    text not null,
    from_on   text,
    from_at   text,
    from_text text not null,
    to_on     text,
    to_at     text,
    to_text   text,
    day       text not null
) strict;
create index deadline_correction_task on deadline_correction (task, id);
