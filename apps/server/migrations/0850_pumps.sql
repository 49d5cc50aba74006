-- Dispensing pumps: what was asked of one, what it measured, and what became of what it poured.

create table pumps (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  name text not null check (length(name) between 1 and 60),
  host text not null check (length(host) between 1 and 255),
  port integer not null check (port between 1 and 65535),
  -- How far a measured volume may be from the asked one, in thousandths, as its maker states it.
  tolerance_permille smallint not null check (tolerance_permille between 1 and 100),
  added_by uuid not null,
  added_at timestamptz not null,
  -- Since when it answers; null while it is silent.
  answering_since timestamptz,
  ended_by uuid,
  ended_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, added_by) references staff (organisation_id, id),
  foreign key (organisation_id, ended_by) references staff (organisation_id, id),
  constraint an_ended_pump_says_by_whom check ((ended_at is null) = (ended_by is null))
);
call protect_table('pumps', 'insert, update (ended_by, ended_at, answering_since)');
create unique index one_pump_of_a_name on pumps (organisation_id, site_id, name) where ended_at is null;

-- The container that a pump draws from. Nothing else does meanwhile.
alter table containers add column pump_id uuid;
alter table containers add foreign key (organisation_id, pump_id) references pumps (organisation_id, id);
create unique index one_container_at_a_pump on containers (organisation_id, pump_id) where pump_id is not null;
grant update (pump_id) on containers to fairlead_app;

-- One command of a pump; its id is the command's.
create table pours (
  organisation_id uuid not null,
  id uuid not null,
  pump_id uuid not null,
  container_id uuid not null,
  person_id uuid not null,
  order_id uuid not null,
  order_version integer not null,
  dosing_day date not null,
  part integer not null check (part >= 1),
  asked_ug bigint not null check (asked_ug > 0),
  asked_ul integer not null check (asked_ul > 0),
  ug_per_ml integer not null check (ug_per_ml > 0),
  asked_by uuid not null,
  asked_at timestamptz not null,
  -- Set once by the one run of the program that sends it; every other may only ask and cancel.
  claimed_at timestamptz,
  -- The pump's last word, or what two people saw in the cup where the pump never answered.
  measured_ul integer check (measured_ul >= 0),
  measured_how text check (measured_how in ('poured', 'stopped', 'refused', 'by eye')),
  measured_at timestamptz,
  settled_how text check (settled_how in ('dose', 'waste', 'nothing')),
  settled_at timestamptz,
  settled_by uuid,
  dose_id uuid,
  journal_id uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, pump_id) references pumps (organisation_id, id),
  foreign key (organisation_id, container_id) references containers (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, order_id, order_version) references order_versions (organisation_id, order_id, version),
  foreign key (organisation_id, asked_by) references staff (organisation_id, id),
  foreign key (organisation_id, settled_by) references staff (organisation_id, id),
  foreign key (organisation_id, dose_id) references doses (organisation_id, id) deferrable initially deferred,
  foreign key (organisation_id, journal_id) references journals (organisation_id, id),
  constraint a_measure_says_how check ((measured_ul is null) = (measured_how is null) and (measured_ul is null) = (measured_at is null)),
  constraint what_was_refused_is_nothing check (measured_how <> 'refused' or measured_ul = 0),
  constraint a_pour_is_settled_once_it_is_measured check (settled_how is null or measured_ul is not null),
  constraint a_settled_pour_says_by_whom check ((settled_how is null) = (settled_at is null) and (settled_how is null) = (settled_by is null)),
  constraint a_pour_went_into_a_dose_or_to_waste_or_was_none check (case settled_how when 'dose' then dose_id is not null and measured_ul > 0 when 'waste' then journal_id is not null and measured_ul > 0
    when 'nothing' then measured_ul = 0 and dose_id is null and journal_id is null else dose_id is null and journal_id is null end)
);
call protect_table('pours', 'insert, update (claimed_at, measured_ul, measured_how, measured_at, settled_how, settled_at, settled_by, dose_id, journal_id)');
-- A cup stands under one nozzle.
create unique index one_pour_under_way_at_a_pump on pours (organisation_id, pump_id) where measured_ul is null;
create index open_pours on pours (organisation_id, person_id) where settled_how is null;
create index pours_of_pump on pours (organisation_id, pump_id, asked_at desc);

-- What was measured and settled stays; and no second person's medicine runs into a cup that is not settled.
create function pour_goes_one_way() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if exists (select from pours p where p.organisation_id = new.organisation_id and p.pump_id = new.pump_id and p.settled_how is null
        and (p.person_id, p.dosing_day, p.part) <> (new.person_id, new.dosing_day, new.part)) then
      raise exception 'another person''s medicine stands at this pump' using errcode = '23514', constraint = 'one_person_at_a_pump';
    end if;
    if exists (select from doses d where d.organisation_id = new.organisation_id and d.person_id = new.person_id and d.dosing_day = new.dosing_day and d.part = new.part and d.state <> 'refused' and d.voided_by is null) then
      raise exception 'this dose was given' using errcode = '23514', constraint = 'nothing_is_poured_for_a_given_dose';
    end if;
    return new;
  end if;
  if old.claimed_at is not null and new.claimed_at is distinct from old.claimed_at
    or old.measured_ul is not null and (new.measured_ul, new.measured_how, new.measured_at) is distinct from (old.measured_ul, old.measured_how, old.measured_at)
    or old.settled_how is not null then
    raise exception 'a pour goes one way' using errcode = '23514', constraint = 'a_pour_goes_one_way';
  end if;
  return new;
end $$;
create trigger pour_goes_one_way before insert or update on pours for each row execute function pour_goes_one_way();

-- At the end of its transaction a dose has settled everything that was poured for it.
create function dose_settles_its_pours() returns trigger language plpgsql as $$
begin
  if exists (select from pours p where p.organisation_id = new.organisation_id and p.person_id = new.person_id and p.settled_how is null and p.dosing_day = new.dosing_day and p.part = new.part) then
    raise exception 'something stands poured for this dose' using errcode = '23514', constraint = 'a_dose_settles_its_pours';
  end if;
  return null;
end $$;
create constraint trigger dose_settles_its_pours after insert on doses deferrable initially deferred for each row when (new.origin = 'here' and new.state <> 'refused') execute function dose_settles_its_pours();

-- A word of the pump that differs from its last word: kept, and looked into by people.
create table pour_contradictions (
  organisation_id uuid not null,
  id uuid not null,
  pour_id uuid not null,
  said_ul integer not null check (said_ul >= 0),
  said_how text not null check (said_how in ('poured', 'stopped', 'refused')),
  at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, pour_id) references pours (organisation_id, id),
  unique (organisation_id, pour_id, said_ul)
);
call protect_table('pour_contradictions', 'insert');
