-- The journal: one chain per run. Nothing changes or deletes a row, whoever asks.
CREATE TABLE journal (
  run       text   NOT NULL,
  sequence  bigint NOT NULL CHECK (sequence > 0),
  fact_key  text   NOT NULL CHECK (length(fact_key) BETWEEN 1 AND 200),
  kind      text   NOT NULL,
  at        text   NOT NULL,
  actor     text   NOT NULL,
  detail    text   NOT NULL CHECK (length(detail) <= 262144),
  previous  text   NOT NULL CHECK (previous ~ '^[0-9a-f]{64}$'),
  hash      text   NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  PRIMARY KEY (run, sequence),
  UNIQUE (run, fact_key)
);

CREATE TABLE seal (
  run       text   PRIMARY KEY,
  length    bigint NOT NULL,
  head      text   NOT NULL,
  key_id    text   NOT NULL,
  signature text   NOT NULL,
  at        text   NOT NULL
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER journal_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER seal_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON seal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION refuse_behind_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM seal WHERE seal.run = NEW.run) THEN
    RAISE EXCEPTION 'the journal of % is sealed', NEW.run USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER nothing_behind_the_seal BEFORE INSERT ON journal
  FOR EACH ROW EXECUTE FUNCTION refuse_behind_seal();

-- Start-once: the row outlives the engine's retention.
CREATE TABLE run_start (
  run             text PRIMARY KEY,
  request_digest  text NOT NULL,
  requester       text NOT NULL,
  request         text NOT NULL,
  started_at      timestamptz NOT NULL,
  first_execution text,
  state           text NOT NULL DEFAULT 'PLANNING',
  state_at        timestamptz NOT NULL,
  denied_by       text
);

-- Claims on shared AWS objects.
CREATE TABLE lease (
  run         text NOT NULL,
  object      text NOT NULL,
  holder      text NOT NULL,
  valid_from  timestamptz NOT NULL,
  valid_until timestamptz NOT NULL,
  stage       text NOT NULL CHECK (stage IN ('WRITTEN', 'OPEN', 'CLOSED')),
  PRIMARY KEY (run, object)
);
CREATE INDEX lease_by_object ON lease (object);

CREATE TABLE session_deny (
  run           text NOT NULL,
  object        text NOT NULL,
  holder        text NOT NULL,
  issued_before timestamptz NOT NULL,
  valid_until   timestamptz NOT NULL,
  PRIMARY KEY (run, object)
);
CREATE INDEX session_deny_by_object ON session_deny (object);

CREATE TABLE written (
  object text PRIMARY KEY,
  digest text NOT NULL
);

CREATE TABLE witness (
  run    text PRIMARY KEY,
  sealed bytea NOT NULL CHECK (octet_length(sealed) <= 8192)
);

CREATE TABLE alert (
  id   text PRIMARY KEY,
  run  text NOT NULL,
  kind text NOT NULL,
  at   timestamptz NOT NULL,
  text text NOT NULL
);

-- People, as last read whole.
CREATE TABLE directory (
  one    boolean PRIMARY KEY DEFAULT true CHECK (one),
  as_of  timestamptz NOT NULL
);
CREATE TABLE person (
  id           text PRIMARY KEY,
  display_name text NOT NULL,
  status       text NOT NULL
);
CREATE TABLE person_group (
  person text NOT NULL REFERENCES person ON DELETE CASCADE,
  name   text NOT NULL,
  PRIMARY KEY (person, name)
);
CREATE TABLE person_account (
  issuer  text NOT NULL,
  subject text NOT NULL,
  person  text NOT NULL REFERENCES person ON DELETE CASCADE,
  PRIMARY KEY (issuer, subject)
);

-- Two groups of users, each with what its process needs and no more.
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'kedgeline_worker') THEN
    CREATE ROLE kedgeline_worker NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'kedgeline_server') THEN
    CREATE ROLE kedgeline_server NOLOGIN;
  END IF;
END $$;

GRANT SELECT, INSERT ON journal, seal TO kedgeline_worker;
GRANT SELECT ON run_start, directory, person, person_group TO kedgeline_worker;
GRANT UPDATE (state, state_at) ON run_start TO kedgeline_worker;
GRANT SELECT, INSERT ON lease TO kedgeline_worker;
GRANT UPDATE (stage) ON lease TO kedgeline_worker;
GRANT SELECT, INSERT, DELETE ON session_deny TO kedgeline_worker;
GRANT SELECT, INSERT, UPDATE ON written TO kedgeline_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON witness TO kedgeline_worker;
GRANT SELECT, INSERT ON alert TO kedgeline_worker;

GRANT SELECT ON journal, seal, lease, session_deny, alert TO kedgeline_server;
GRANT SELECT, INSERT ON run_start TO kedgeline_server;
GRANT UPDATE (first_execution, denied_by) ON run_start TO kedgeline_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON directory, person, person_group, person_account
  TO kedgeline_server;
