-- Whose turn it is to sweep: one row, taken by one worker at a time. Its times are the database's.
CREATE TABLE sweep_beat (
  one      boolean PRIMARY KEY DEFAULT true CHECK (one),
  taken_at timestamptz NOT NULL,
  swept_at timestamptz
);

-- What sweeps find again and again: since when, and how often in a row.
CREATE TABLE sweep_finding (
  profile text NOT NULL,
  kind    text NOT NULL,
  since   timestamptz NOT NULL,
  times   int NOT NULL,
  PRIMARY KEY (profile, kind)
);

GRANT SELECT, INSERT, UPDATE ON sweep_beat TO kedgeline_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON sweep_finding TO kedgeline_worker;
GRANT SELECT ON sweep_beat, sweep_finding TO kedgeline_server;

-- When a lease came to its stage, by the database's time: a run that closes needs a moment for it.
ALTER TABLE lease ADD COLUMN stage_at timestamptz NOT NULL DEFAULT now();
CREATE FUNCTION note_stage() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public AS $$
BEGIN
  IF NEW.stage <> OLD.stage THEN
    NEW.stage_at := now();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER lease_notes_stage BEFORE UPDATE ON lease
  FOR EACH ROW EXECUTE FUNCTION note_stage();

-- So that a worker can tell that the ledger's schema is older than itself.
GRANT SELECT ON flyway_schema_history TO kedgeline_worker, kedgeline_server;
