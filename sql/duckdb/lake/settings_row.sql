-- Fills settings.
-- $currency        ISO 4217, of the workspace
-- $count_pending   whether orders not paid yet convert
insert into settings values ($currency, $count_pending)
