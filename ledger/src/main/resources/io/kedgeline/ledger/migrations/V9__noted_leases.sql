-- A lease is noted before it opens: two duties' users are needed to open one. Whether the approval of
-- one that is being written was noted, nothing here says.
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM lease WHERE stage = 'WRITTEN' AND valid_until > now()) THEN
    RAISE EXCEPTION 'a window is being opened: upgrade when it is open, or closed';
  END IF;
END $$;
ALTER TABLE lease DROP CONSTRAINT lease_stage_check;
ALTER TABLE lease ADD CONSTRAINT lease_stage_check
  CHECK (stage IN ('WRITTEN', 'NOTED', 'OPEN', 'CLOSED'));

-- One lease for each run that the server started. What stands from before is not asked.
ALTER TABLE lease ADD CONSTRAINT lease_of_a_started_run
  FOREIGN KEY (run) REFERENCES run_start NOT VALID;
ALTER TABLE lease ADD CONSTRAINT one_lease_for_a_run UNIQUE (run);

-- A lease begins written and goes on a step at a time, or closes; what it was is noted, and owed, by
-- the database.
CREATE FUNCTION lease_step() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.stage <> 'WRITTEN' OR NEW.extensions <> 0 OR NEW.opened OR NEW.owes_review THEN
      RAISE EXCEPTION 'the lease of % must begin written', NEW.run USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.stage <> OLD.stage
     AND (OLD.stage, NEW.stage) NOT IN (('WRITTEN', 'NOTED'), ('NOTED', 'OPEN'))
     AND (OLD.stage = 'CLOSED' OR NEW.stage <> 'CLOSED') THEN
    RAISE EXCEPTION 'the lease of % is % and cannot become %', OLD.run, OLD.stage, NEW.stage
      USING ERRCODE = 'check_violation';
  END IF;
  NEW.opened := OLD.opened OR NEW.stage = 'OPEN';
  NEW.owes_review := OLD.owes_review OR NEW.stage = 'OPEN';
  RETURN NEW;
END $$;
DROP TRIGGER lease_moves_forward ON lease;
DROP FUNCTION refuse_backwards();
CREATE TRIGGER lease_goes_a_step BEFORE INSERT OR UPDATE ON lease
  FOR EACH ROW EXECUTE FUNCTION lease_step();
REVOKE UPDATE (opened, owes_review) ON lease FROM kedgeline_worker;
