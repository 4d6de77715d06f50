-- What identifies an erased person identifies nobody.
delete from identities where identity_id = 0
