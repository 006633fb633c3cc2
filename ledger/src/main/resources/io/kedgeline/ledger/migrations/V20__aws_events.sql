-- What AWS says of itself over EventBridge: hints, by which nothing is allowed and of which nothing
-- is believed before AWS was read. Whoever has the door's key, or the server's user, can say anything
-- here. What is delivered again is there already; when it was taken in is the database's word.
CREATE TABLE aws_event (
  id         text PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9-]{1,64}$'),
  account    text NOT NULL CHECK (account ~ '^[0-9]{12}$'),
  region     text NOT NULL CHECK (region ~ '^[a-z0-9-]{1,32}$'),
  source     text NOT NULL CHECK (source ~ '^[A-Za-z0-9._-]{1,128}$'),
  name       text NOT NULL CHECK (name ~ '^[A-Za-z0-9 ._-]{1,128}$'),
  at         timestamptz NOT NULL CHECK (at BETWEEN '2000-01-01' AND '2200-01-01'),
  taken_at   timestamptz NOT NULL DEFAULT now(),
  anchor     text CHECK (length(anchor) <= 200),
  profile    text CHECK (length(profile) <= 200),
  role       text CHECK (length(role) <= 2048),
  error_code text CHECK (error_code ~ '^[A-Za-z0-9._:-]{1,128}$'),
  serial     text CHECK (serial ~ '^[0-9a-f]{1,40}$'),
  issuer     text CHECK (octet_length(issuer) <= 1024),
  subject    text CHECK (octet_length(subject) <= 1024)
);
CREATE INDEX aws_event_taken ON aws_event (taken_at);

-- When a certificate last got a session, as far as events tell. An empty issuer is one that no event
-- told. A late event, or one that is out of its order, never moves it back.
CREATE TABLE certificate_seen (
  anchor    text NOT NULL CHECK (length(anchor) <= 200),
  serial    text NOT NULL CHECK (serial ~ '^[0-9a-f]{1,40}$'),
  issuer    text NOT NULL CHECK (octet_length(issuer) <= 1024),
  last_seen timestamptz NOT NULL CHECK (last_seen BETWEEN '2000-01-01' AND '2200-01-01'),
  PRIMARY KEY (anchor, serial, issuer)
);

CREATE FUNCTION refuse_earlier_sight() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.last_seen < OLD.last_seen THEN
    RAISE EXCEPTION 'a certificate that was seen later cannot be seen earlier'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER certificate_seen_never_goes_back BEFORE UPDATE ON certificate_seen
  FOR EACH ROW EXECUTE FUNCTION refuse_earlier_sight();

-- EventBridge delivers again for a day, and what it could not deliver waits in a dead-letter queue
-- for 14 days at most (EventBridge User Guide; SQS Developer Guide, message retention).
CREATE FUNCTION refuse_early_forgetting() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF OLD.taken_at > now() - interval '14 days' THEN
    RAISE EXCEPTION 'an event must be kept for 14 days' USING ERRCODE = 'check_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER aws_event_is_kept BEFORE DELETE ON aws_event
  FOR EACH ROW EXECUTE FUNCTION refuse_early_forgetting();

GRANT SELECT, DELETE ON aws_event TO kedgeline_server;
GRANT INSERT (id, account, region, source, name, at, anchor, profile, role, error_code, serial,
    issuer, subject) ON aws_event TO kedgeline_server;
GRANT SELECT, INSERT ON certificate_seen TO kedgeline_server;
GRANT UPDATE (last_seen) ON certificate_seen TO kedgeline_server;
GRANT SELECT ON aws_event, certificate_seen TO kedgeline_runbooks;
