-- A group of users for each duty of a worker, with what that duty needs. Who was of kedgeline_worker
-- must be put into these: "kedgeline ledger migrate" does it.
DO $$
DECLARE
  duty text;
BEGIN
  FOREACH duty IN ARRAY ARRAY['kedgeline_runbooks', 'kedgeline_notarise', 'kedgeline_open', 'kedgeline_contain']
  LOOP
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = duty) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', duty);
    END IF;
  END LOOP;
END $$;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM kedgeline_worker;

-- What each needs to check a warrant for itself, and to say what it did.
GRANT SELECT ON flyway_schema_history, journal, seal, run_start, lease, session_deny, written,
    objection, review, alert, directory, person, person_group, person_mailbox, person_certificate,
    sweep_beat
  TO kedgeline_runbooks, kedgeline_notarise, kedgeline_open, kedgeline_contain;
GRANT INSERT ON journal
  TO kedgeline_runbooks, kedgeline_notarise, kedgeline_open, kedgeline_contain;

-- Who proves and records.
GRANT INSERT ON seal, alert, review TO kedgeline_runbooks;
GRANT UPDATE (state, state_at) ON run_start TO kedgeline_runbooks;
GRANT SELECT, INSERT, UPDATE, DELETE ON witness TO kedgeline_runbooks;

-- Who notes.
GRANT UPDATE (stage) ON lease TO kedgeline_notarise;

-- Who opens.
GRANT INSERT (run, object, role, holder, valid_from, valid_until, stage, extensions) ON lease
  TO kedgeline_open;
GRANT UPDATE (stage, valid_until, extensions) ON lease TO kedgeline_open;
GRANT INSERT, UPDATE ON written TO kedgeline_open;

-- Who ends leases, and sweeps.
GRANT UPDATE (stage) ON lease TO kedgeline_contain;
GRANT INSERT, DELETE ON session_deny TO kedgeline_contain;
GRANT UPDATE (denied_at, issued_before, valid_until) ON session_deny TO kedgeline_contain;
GRANT INSERT, UPDATE ON written TO kedgeline_contain;
GRANT INSERT ON alert TO kedgeline_contain;
GRANT INSERT, UPDATE ON sweep_beat TO kedgeline_contain;
GRANT SELECT, INSERT, UPDATE, DELETE ON sweep_finding TO kedgeline_contain;

-- Each step of a lease is one duty's.
CREATE FUNCTION step_is_its_duty() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public AS $$
DECLARE
  duty text := CASE NEW.stage
    WHEN 'NOTED' THEN 'kedgeline_notarise'
    WHEN 'OPEN' THEN 'kedgeline_open'
    WHEN 'CLOSED' THEN 'kedgeline_contain'
  END;
BEGIN
  IF NEW.stage <> OLD.stage AND NOT coalesce(pg_has_role(current_user, duty, 'USAGE'), false) THEN
    RAISE EXCEPTION 'the lease of % becomes % by % alone', OLD.run, NEW.stage, duty
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER lease_step_is_its_duty BEFORE UPDATE ON lease
  FOR EACH ROW EXECUTE FUNCTION step_is_its_duty();
