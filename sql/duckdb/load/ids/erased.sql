-- Identifiers of this load whose person was erased.
create table erased (kind varchar not null, value varchar not null)
