-- A group for whoever makes roles and profiles, and one for whoever has certificates issued.
DO $$
DECLARE
  duty text;
BEGIN
  FOREACH duty IN ARRAY ARRAY['kedgeline_provision', 'kedgeline_issue']
  LOOP
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = duty) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', duty);
    END IF;
  END LOOP;
END $$;

-- What each needs to check a warrant for itself, and to say what it did. Leases, and what is kept of
-- them, are none of their business.
GRANT SELECT ON flyway_schema_history, journal, seal, run_start, objection, telling, directory,
    person, person_account, person_group, person_mailbox, person_certificate, sweep_beat
  TO kedgeline_provision, kedgeline_issue;
GRANT INSERT ON journal TO kedgeline_provision, kedgeline_issue;
