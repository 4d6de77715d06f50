-- What each traffic source earned, where the proposed rules change only what it is called.
create or replace table rules_credits as select * from main.rules_credits
