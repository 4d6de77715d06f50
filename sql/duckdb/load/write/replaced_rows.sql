-- Rows of files of earlier loads that this load replaces, by their lineage.
-- reads  replaced_orders, replaced_touches
create table replaced_rows as
select load_id, file_no, line from replaced_orders union select load_id, file_no, line from replaced_touches
