-- Who deposited a document, since a person deposits so many in a day. Of what was deposited before,
-- nobody knows.
ALTER TABLE external_document
  ADD COLUMN depositor text CHECK (depositor ~ '^[a-z0-9][a-z0-9._-]{1,62}$'),
  ADD CONSTRAINT external_document_has_its_depositor CHECK (depositor IS NOT NULL) NOT VALID;
CREATE INDEX external_document_of_depositor ON external_document (depositor, deposited_at);
GRANT INSERT (depositor) ON external_document TO kedgeline_server;
