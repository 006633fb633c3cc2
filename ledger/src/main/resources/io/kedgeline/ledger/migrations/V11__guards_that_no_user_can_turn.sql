-- Whoever may make temporary objects can put a type or a table of the same name before ours: a
-- schema that is not named in search_path is searched first for those, and last if it is named last
-- (PostgreSQL documentation, CREATE FUNCTION, "Writing SECURITY DEFINER Functions Safely"). So our
-- tables are named with their schema, and nothing else is looked up outside pg_catalog.
ALTER FUNCTION refuse_change() SET search_path = pg_catalog, pg_temp;
ALTER FUNCTION note_stage() SET search_path = pg_catalog, pg_temp;
ALTER FUNCTION lease_step() SET search_path = pg_catalog, pg_temp;

CREATE OR REPLACE FUNCTION step_is_its_duty() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  duty pg_catalog.name := CASE NEW.stage
    WHEN 'NOTED' THEN 'kedgeline_notarise'
    WHEN 'OPEN' THEN 'kedgeline_open'
    WHEN 'CLOSED' THEN 'kedgeline_contain'
  END;
BEGIN
  IF NEW.stage <> OLD.stage
     AND NOT coalesce(pg_catalog.pg_has_role(current_user, duty, 'USAGE'), false) THEN
    RAISE EXCEPTION 'the lease of % becomes % by % alone', OLD.run, NEW.stage, duty
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

-- An entry stands behind the last one and names it, and none behind the seal.
CREATE OR REPLACE FUNCTION refuse_behind_seal() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  last record;
BEGIN
  IF EXISTS (SELECT 1 FROM public.seal WHERE seal.run = NEW.run) THEN
    RAISE EXCEPTION 'the journal of % is sealed', NEW.run USING ERRCODE = 'check_violation';
  END IF;
  SELECT journal.sequence, journal.hash INTO last FROM public.journal
    WHERE journal.run = NEW.run ORDER BY journal.sequence DESC LIMIT 1;
  IF NEW.sequence <> coalesce(last.sequence, 0) + 1
     OR NEW.previous <> coalesce(last.hash, NEW.previous) THEN
    RAISE EXCEPTION 'entry % does not continue the journal of %', NEW.sequence, NEW.run
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- What is over is not put off: its run may be gone, so that nobody looks at it any more.
CREATE OR REPLACE FUNCTION refuse_other_extension() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.valid_until = OLD.valid_until AND NEW.extensions = OLD.extensions THEN
    RETURN NEW;
  END IF;
  IF NEW.extensions <> OLD.extensions + 1 OR NEW.valid_until <= OLD.valid_until
     OR OLD.stage <> 'OPEN' OR NEW.stage <> 'OPEN' OR OLD.valid_until <= now() THEN
    RAISE EXCEPTION 'the lease of % cannot be extended so', OLD.run
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- A span that every reader can read, of no more than the longest window that a rulebook may allow,
-- extensions included. What stands from before is not asked.
ALTER TABLE lease ADD CONSTRAINT lease_is_a_window CHECK (
  isfinite(valid_from) AND isfinite(valid_until)
  AND valid_from < valid_until AND valid_until - valid_from <= interval '12 hours'
  AND mod(extract(epoch FROM valid_from), 1) = 0 AND mod(extract(epoch FROM valid_until), 1) = 0
) NOT VALID;

-- Without more than its columns nobody can lock the table.
REVOKE UPDATE ON written FROM kedgeline_open, kedgeline_contain;
GRANT UPDATE (digest) ON written TO kedgeline_open, kedgeline_contain;
