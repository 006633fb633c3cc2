-- What was said against a run, and when last, written by the server before the engine hears of it.
-- Rows only come.
CREATE TABLE objection (
  run    text NOT NULL,
  kind   text NOT NULL CHECK (kind IN ('DENIAL', 'CLOSE', 'WITHDRAWAL')),
  person text NOT NULL,
  at     timestamptz NOT NULL,
  PRIMARY KEY (run, kind, person)
);
INSERT INTO objection (run, kind, person, at)
  SELECT run, 'DENIAL', denied_by, state_at FROM run_start WHERE denied_by IS NOT NULL;
ALTER TABLE run_start DROP COLUMN denied_by;

GRANT SELECT ON objection TO kedgeline_worker;
GRANT SELECT, INSERT, UPDATE (at) ON objection TO kedgeline_server;

-- A lease names its role: whoever ends it believes this row and nobody's signature. Earlier leases
-- name none, so every window must have closed; what they were is in the journal.
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM lease WHERE stage <> 'CLOSED') THEN
    RAISE EXCEPTION 'a window is open: upgrade when every window has closed';
  END IF;
END $$;
DELETE FROM lease;
ALTER TABLE lease ADD COLUMN role text NOT NULL;
-- Whether it ever came to be open: only then are there sessions to be denied.
ALTER TABLE lease ADD COLUMN opened boolean NOT NULL DEFAULT false;
GRANT UPDATE (opened) ON lease TO kedgeline_worker;

-- A lease only moves forward, whoever writes.
CREATE FUNCTION refuse_backwards() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public AS $$
BEGIN
  IF array_position(ARRAY['WRITTEN', 'OPEN', 'CLOSED'], NEW.stage)
     < array_position(ARRAY['WRITTEN', 'OPEN', 'CLOSED'], OLD.stage) THEN
    RAISE EXCEPTION 'the lease of % is % and cannot become %', OLD.run, OLD.stage, NEW.stage
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER lease_moves_forward BEFORE UPDATE ON lease
  FOR EACH ROW EXECUTE FUNCTION refuse_backwards();

-- A table of the same name in a session's own schema must not be looked at instead.
ALTER FUNCTION refuse_change() SET search_path = pg_catalog, public;
ALTER FUNCTION refuse_behind_seal() SET search_path = pg_catalog, public;

-- Whose certificate it is: the holder of a window must be the person who gets the sessions.
CREATE TABLE person_certificate (
  source_identity text PRIMARY KEY,
  person          text NOT NULL REFERENCES person ON DELETE CASCADE
);
GRANT SELECT ON person_certificate TO kedgeline_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON person_certificate TO kedgeline_server;

-- When a denial was put; sessions are denied up to a little later. A closing that is tried again
-- denies what was issued in between too.
ALTER TABLE session_deny ADD COLUMN denied_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE session_deny ALTER COLUMN denied_at DROP DEFAULT;
GRANT UPDATE (denied_at, issued_before, valid_until) ON session_deny TO kedgeline_worker;
