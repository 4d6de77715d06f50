-- Accepted touches of all files of this load.
create or replace view touches_staged as select * from read_parquet(getvariable('staged_glob'))
