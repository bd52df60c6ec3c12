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
