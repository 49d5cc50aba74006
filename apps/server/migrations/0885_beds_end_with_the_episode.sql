-- Somebody whose episode ends keeps no bed, and no leave stays open.
alter table bed_spans drop constraint bed_spans_end_reason_check;
alter table bed_spans add constraint bed_spans_end_reason_check check (end_reason in ('released', 'admitted', 'transferred', 'went_home', 'left_early', 'hospital', 'expired', 'discharged'));
