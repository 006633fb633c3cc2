-- A group for whoever makes authorities, their revocation lists and trust anchors.
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'kedgeline_pki') THEN
    CREATE ROLE kedgeline_pki NOLOGIN;
  END IF;
END $$;

-- What it needs to check a warrant for itself, and to say what it did, as whoever provisions does.
GRANT SELECT ON flyway_schema_history, journal, seal, run_start, objection, telling, directory,
    person, person_account, person_group, person_mailbox, person_certificate, sweep_beat
  TO kedgeline_pki;
GRANT INSERT ON journal TO kedgeline_pki;
