-- Every movement is linked to the one before it: one chain a container, and one a site for movements that touch no
-- container. A link is the SHA-256 of the link before it and of the whole movement, made in the transaction that writes
-- the movement. The line of a container holds its row until the commit, so links of one container follow one another.

create table ledger_links (
  organisation_id uuid not null,
  -- The container; the site where a movement touches none.
  chain_id uuid not null,
  seq bigint not null check (seq >= 1),
  journal_id uuid not null,
  -- How many lines the movement had when it was linked.
  lines smallint not null,
  hash bytea not null check (octet_length(hash) = 32),
  primary key (organisation_id, chain_id, seq),
  unique (organisation_id, journal_id, chain_id)
);
call protect_table('ledger_links', 'insert');

-- What a link is the hash of. Free text stands in it as hexadecimal UTF-8, so that no letter can pass for a separator.
-- tools/verify-ledger.ts writes the same text from an export.
create function ledger_link_text(o uuid, chain uuid, at_seq bigint, before_hash bytea, journal uuid) returns text language sql stable as $$
  select 'fairlead-ledger-1|' || chain || '|' || at_seq || '|' || encode(before_hash, 'hex') || '|' || j.id || '|' || j.site_id || '|' || j.kind
    || '|' || to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '|' || j.author_id || '|' || coalesce(j.witness_id::text, '') || '|' || encode(convert_to(coalesce(j.reason, ''), 'UTF8'), 'hex')
    || (select string_agg(E'\n' || e.line || '|' || e.account || '|' || e.product_id || '|' || encode(convert_to(e.lot, 'UTF8'), 'hex') || '|' || coalesce(e.container_id::text, '') || '|' || coalesce(e.person_id::text, '')
        || '|' || e.amount_ug || '|' || coalesce(e.balance_after_ug::text, ''), '' order by e.line)
      from entries e where e.organisation_id = o and e.journal_id = journal)
  from journals j where j.organisation_id = o and j.id = journal
$$;

create function link_journal(o uuid, journal uuid) returns void language plpgsql as $$
declare
  chain uuid;
  chains uuid[];
  line_count smallint;
  last_seq bigint;
  last_hash bytea;
begin
  select count(*), array_agg(distinct container_id order by container_id) filter (where container_id is not null) into line_count, chains
    from entries where organisation_id = o and journal_id = journal;
  if chains is null then
    select array[site_id] into chains from journals where organisation_id = o and id = journal;
    -- No container's row is held: whoever moves beside the containers of a site waits for the one before.
    perform pg_advisory_xact_lock(hashtextextended('ledger ' || chains[1]::text, 0));
  end if;
  foreach chain in array chains loop
    select seq, hash into last_seq, last_hash from ledger_links where organisation_id = o and chain_id = chain order by seq desc limit 1;
    insert into ledger_links (organisation_id, chain_id, seq, journal_id, lines, hash)
      values (o, chain, coalesce(last_seq, 0) + 1, journal, line_count,
        sha256(convert_to(ledger_link_text(o, chain, coalesce(last_seq, 0) + 1, coalesce(last_hash, '\x0000000000000000000000000000000000000000000000000000000000000000'), journal), 'UTF8')));
  end loop;
end $$;

-- What was moved before there were links, in the order of its ids, which rise with time.
do $$
declare
  organisation uuid;
  journal uuid;
begin
  for organisation in select id from organisations loop
    perform set_config('fairlead.organisation_id', organisation::text, true);
    for journal in select j.id from journals j where j.organisation_id = organisation and exists (select from entries e where e.organisation_id = organisation and e.journal_id = j.id) order by j.id loop
      perform link_journal(organisation, journal);
    end loop;
  end loop;
  perform set_config('fairlead.organisation_id', '', true);
end $$;

-- Depth 1 is a statement of somebody's own; the trigger of entries stands at depth 2.
create function links_are_made_by_movements() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() < 2 then
    raise exception 'a link is made by its movement' using errcode = '23514', constraint = 'a_link_is_made_by_its_movement';
  end if;
  return new;
end $$;
create trigger links_are_made_by_movements before insert on ledger_links for each row execute function links_are_made_by_movements();

-- At the end of the transaction, once a journal: its lines sum to zero and are linked. Lines that come later are refused.
create or replace function journal_sums_to_zero() returns trigger language plpgsql as $$
declare
  linked smallint;
begin
  select lines into linked from ledger_links where organisation_id = new.organisation_id and journal_id = new.journal_id limit 1;
  if found then
    if linked <> (select count(*) from entries where organisation_id = new.organisation_id and journal_id = new.journal_id) then
      raise exception 'this movement was written already' using errcode = '23514', constraint = 'a_written_movement_takes_no_more_lines';
    end if;
    return null;
  end if;
  if exists (
    select 1 from entries where organisation_id = new.organisation_id and journal_id = new.journal_id
    group by product_id, lot having sum(amount_ug) <> 0) then
    raise exception 'this journal does not sum to zero' using errcode = '23514', constraint = 'a_journal_sums_to_zero';
  end if;
  perform link_journal(new.organisation_id, new.journal_id);
  return null;
end $$;

-- Where every chain stood at the end of a day, numbered and tied to the anchor before: what somebody outside keeps, so
-- that not even the keeper of the database can write a new past.
create table ledger_anchors (
  organisation_id uuid not null references organisations (id),
  number integer not null check (number >= 1),
  day date not null,
  made_at timestamptz not null,
  body text not null,
  digest bytea not null check (octet_length(digest) = 32),
  primary key (organisation_id, number)
);
call protect_table('ledger_anchors', 'insert');
create index anchors_by_day on ledger_anchors (organisation_id, day desc);

create table ledger_anchor_heads (
  organisation_id uuid not null,
  number integer not null,
  chain_id uuid not null,
  seq bigint not null,
  primary key (organisation_id, chain_id, seq, number),
  foreign key (organisation_id, number) references ledger_anchors (organisation_id, number)
);
call protect_table('ledger_anchor_heads', 'insert');
