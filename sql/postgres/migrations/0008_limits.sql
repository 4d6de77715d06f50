-- The table of rate-limiter-flexible (RateLimiterPostgres with tableCreated).
create table limits.hits (
  key    varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
create index hits_by_expiry on limits.hits (expire);

grant select, insert, update, delete on limits.hits to omnitrack_app;
