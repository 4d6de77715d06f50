-- The touches of the file at hand, taken apart.
create or replace view touches_parsed as select * from read_parquet(getvariable('parsed_path'))
