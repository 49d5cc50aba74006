-- Whoever opens the queue of a thousand people is shown the same thousand all morning. The list of them is kept once, under the
-- digest of what it says, and each look names it: a thousand index entries and sixteen kilobytes a look are not written again.
create table audit_lists (
  organisation_id uuid not null references organisations (id),
  digest bytea not null,
  person_ids uuid[] not null,
  primary key (organisation_id, digest),
  constraint a_list_is_what_its_digest_says check (digest = sha256(convert_to(array_to_string(person_ids, ','), 'UTF8')))
);
call protect_table('audit_lists', 'insert');
create index audit_lists_of_person on audit_lists using gin (person_ids);

alter table audit_entries
  add column list_digest bytea,
  add foreign key (organisation_id, list_digest) references audit_lists (organisation_id, digest),
  add constraint people_stand_in_the_entry_or_in_its_list check (list_digest is null or (person_ids = '{}' and kind = 'read'));
create index audit_of_list on audit_entries (organisation_id, list_digest, id) where list_digest is not null;
