-- Which interventions of the person's plan a session served, by their ids in the plan: the thread from plan to note.
alter table chart_notes add column intervention_ids uuid[] not null default '{}';
