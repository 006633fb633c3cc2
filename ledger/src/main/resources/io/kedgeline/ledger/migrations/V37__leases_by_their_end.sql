-- Whoever settles a profile looks at the leases that have not ended long ago: a profile comes to
-- have thousands of others.
DROP INDEX lease_by_object;
CREATE INDEX lease_by_object_and_end ON lease (object, valid_until);
