-- One-time tokens by which a device is enrolled. The secret stands nowhere: its SHA-256 does. Whoever
-- holds the server's user can make tokens and use them up, and can neither make one that lives longer
-- than an hour nor use one twice.
CREATE TABLE bootstrap_token (
  hash        text        PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'),
  device      text        NOT NULL CHECK (device ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  persona     text        NOT NULL CHECK (persona ~ '^[a-z][a-z0-9-]{1,62}$'),
  profile     text        NOT NULL CHECK (length(profile) BETWEEN 1 AND 255),
  issued_by   text        NOT NULL CHECK (issued_by ~ '^[a-z0-9][a-z0-9._-]{1,62}$'),
  issued_at   timestamptz NOT NULL CHECK (issued_at BETWEEN '2000-01-01' AND '2200-01-01'),
  expires_at  timestamptz NOT NULL,
  used_at     timestamptz,
  used_by_run text        REFERENCES run_start,
  CONSTRAINT bootstrap_token_lifetime CHECK
    (expires_at > issued_at AND expires_at <= issued_at + interval '1 hour'),
  CONSTRAINT bootstrap_token_use CHECK
    ((used_at IS NULL) = (used_by_run IS NULL) AND (used_at IS NULL OR used_at < expires_at))
);

CREATE FUNCTION refuse_second_use() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF OLD.used_at IS NOT NULL THEN
    RAISE EXCEPTION 'a token that was used stays used' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bootstrap_token_is_used_once BEFORE UPDATE ON bootstrap_token
  FOR EACH ROW EXECUTE FUNCTION refuse_second_use();
CREATE TRIGGER bootstrap_token_is_kept BEFORE DELETE OR TRUNCATE ON bootstrap_token
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT ON bootstrap_token TO kedgeline_server;
GRANT INSERT (hash, device, persona, profile, issued_by, issued_at, expires_at) ON bootstrap_token
  TO kedgeline_server;
GRANT UPDATE (used_at, used_by_run) ON bootstrap_token TO kedgeline_server;
