-- The workspace's settings that views need; filled when the lake opens.
-- grain  one row
create table settings (currency varchar not null, count_pending boolean not null)
