-- Pairs of identities that are the same person for ever.
-- reads  identity_links
select distinct identity_a, identity_b from identity_links where kind = 'strong'
