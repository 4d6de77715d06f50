-- email_of(person_no): the address of an invented customer.
create macro email_of(person_no) as lower(replace(person_name(person_no), ' ', '.')) || person_no || '@example.com'
