-- How often a lease's end was put off. Each time by an approval of its own, which the worker checks.
ALTER TABLE lease ADD COLUMN extensions integer NOT NULL DEFAULT 0 CHECK (extensions >= 0);
-- Windows from before owe no review: nobody was told of it.
ALTER TABLE lease ADD COLUMN owes_review boolean NOT NULL DEFAULT false;
GRANT UPDATE (valid_until, extensions, owes_review) ON lease TO kedgeline_worker;

-- An end is put off once for each extension, while the lease is open, and is never drawn nearer.
CREATE FUNCTION refuse_other_extension() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public AS $$
BEGIN
  IF NEW.valid_until = OLD.valid_until AND NEW.extensions = OLD.extensions THEN
    RETURN NEW;
  END IF;
  IF NEW.extensions <> OLD.extensions + 1 OR NEW.valid_until <= OLD.valid_until
     OR OLD.stage <> 'OPEN' OR NEW.stage <> 'OPEN' THEN
    RAISE EXCEPTION 'the lease of % cannot be extended so', OLD.run
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER lease_is_extended_once BEFORE UPDATE ON lease
  FOR EACH ROW EXECUTE FUNCTION refuse_other_extension();

-- A no to more time is no wish to end the window.
ALTER TABLE objection DROP CONSTRAINT objection_kind_check;
ALTER TABLE objection ADD CONSTRAINT objection_kind_check
  CHECK (kind IN ('DENIAL', 'EXTENSION_DENIAL', 'CLOSE', 'WITHDRAWAL'));

-- The review of a window that has closed. Rows only come.
CREATE TABLE review (
  run         text PRIMARY KEY REFERENCES run_start,
  reviewer    text NOT NULL,
  conclusion  text NOT NULL CHECK (conclusion IN ('JUSTIFIED', 'MISUSED')),
  recorded_at timestamptz NOT NULL
);
GRANT SELECT, INSERT ON review TO kedgeline_worker, kedgeline_server;
