-- A token enrols in the one run that it was made for. Tokens that were made before this enrol nobody.
ALTER TABLE bootstrap_token ADD COLUMN run text REFERENCES run_start;
ALTER TABLE bootstrap_token ADD CONSTRAINT bootstrap_token_run CHECK (run IS NOT NULL) NOT VALID;
ALTER TABLE bootstrap_token ADD CONSTRAINT bootstrap_token_own_run
  CHECK (used_by_run IS NULL OR used_by_run = run) NOT VALID;
GRANT INSERT (run) ON bootstrap_token TO kedgeline_server;

-- A device's certificate, from before AWS is asked for it. asked_at is written before the call, and
-- what AWS answers as soon as it is known, so that no try asks for a second one; a device has, or is
-- getting, one at a time.
CREATE TABLE enrolled_certificate (
  run             text        PRIMARY KEY REFERENCES run_start,
  device          text        NOT NULL CHECK (device ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  persona         text        NOT NULL CHECK (persona ~ '^[a-z][a-z0-9-]{1,62}$'),
  consumer        text        NOT NULL CHECK (consumer ~ '^[a-z0-9][a-z0-9._-]{1,62}$'),
  profile         text        NOT NULL CHECK (length(profile) <= 200),
  role            text        NOT NULL CHECK (length(role) <= 2048),
  anchor          text        NOT NULL CHECK (length(anchor) <= 200),
  authority       text        NOT NULL CHECK (length(authority) <= 200),
  session_seconds integer     NOT NULL CHECK (session_seconds BETWEEN 900 AND 43200),
  -- one attribute in a line, such as CN=laptop-0042
  subject         text        NOT NULL CHECK (subject ~ '(^|\n)CN=' AND length(subject) <= 4000),
  uri             text        NOT NULL CHECK (length(uri) <= 256),
  key             text        NOT NULL CHECK (key ~ '^[0-9a-f]{64}$'),
  not_before      timestamptz NOT NULL,
  not_after       timestamptz NOT NULL CHECK (not_after > not_before),
  asked_at        timestamptz,
  certificate_arn text        CHECK (length(certificate_arn) <= 300),
  serial          text        CHECK (serial ~ '^(0|[1-9a-f][0-9a-f]{0,39})$'),
  certificate     text        CHECK (length(certificate) <= 32768),
  chain           text        CHECK (length(chain) <= 262144),
  seen_at         timestamptz,
  renew_at        timestamptz,
  stage           text        NOT NULL CHECK
    (stage IN ('BEGUN', 'ISSUED', 'REGISTERED', 'REVOKED', 'UNDONE', 'UNKNOWN', 'LAPSED')),
  begun_at        timestamptz NOT NULL,
  changed_at      timestamptz NOT NULL
);
CREATE UNIQUE INDEX enrolled_certificate_once ON enrolled_certificate (device)
  WHERE stage IN ('BEGUN', 'ISSUED', 'REGISTERED');

CREATE FUNCTION enrolled_step() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  duty pg_catalog.name := CASE NEW.stage WHEN 'REGISTERED' THEN 'kedgeline_runbooks' ELSE 'kedgeline_issue' END;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.stage <> 'BEGUN' OR NEW.asked_at IS NOT NULL OR NEW.certificate_arn IS NOT NULL
       OR NEW.serial IS NOT NULL OR NEW.certificate IS NOT NULL OR NEW.chain IS NOT NULL
       OR NEW.seen_at IS NOT NULL OR NEW.renew_at IS NOT NULL THEN
      RAISE EXCEPTION 'a certificate is begun before it is asked for'
        USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.stage <> OLD.stage
     AND (OLD.stage, NEW.stage) NOT IN (('BEGUN', 'ISSUED'), ('BEGUN', 'UNDONE'), ('BEGUN', 'UNKNOWN'),
       ('BEGUN', 'REVOKED'), ('ISSUED', 'REVOKED'), ('ISSUED', 'REGISTERED'), ('REGISTERED', 'LAPSED'))
  THEN
    RAISE EXCEPTION 'the certificate of % is % and cannot become %', OLD.run, OLD.stage, NEW.stage
      USING ERRCODE = 'check_violation';
  ELSIF NEW.stage <> OLD.stage AND NOT coalesce(pg_has_role(current_user, duty, 'USAGE'), false) THEN
    RAISE EXCEPTION 'a certificate becomes % by % alone', NEW.stage, duty
      USING ERRCODE = 'insufficient_privilege';
  ELSIF OLD.stage NOT IN ('BEGUN', 'ISSUED') AND NEW.stage = OLD.stage AND NEW IS DISTINCT FROM OLD THEN
    RAISE EXCEPTION 'what is registered, or over, stays so' USING ERRCODE = 'check_violation';
  ELSIF OLD.asked_at IS NOT NULL AND NEW.asked_at IS DISTINCT FROM OLD.asked_at
     AND (NEW.asked_at IS NOT NULL OR OLD.certificate_arn IS NOT NULL) THEN
    RAISE EXCEPTION 'AWS is asked once at first' USING ERRCODE = 'check_violation';
  ELSIF OLD.certificate_arn IS NOT NULL AND NEW.certificate_arn IS DISTINCT FROM OLD.certificate_arn
     OR OLD.serial IS NOT NULL AND NEW.serial IS DISTINCT FROM OLD.serial
     OR OLD.certificate IS NOT NULL AND NEW.certificate IS DISTINCT FROM OLD.certificate
     OR OLD.chain IS NOT NULL AND NEW.chain IS DISTINCT FROM OLD.chain THEN
    RAISE EXCEPTION 'a run has one certificate' USING ERRCODE = 'check_violation';
  ELSIF NEW.certificate_arn IS NOT NULL AND NEW.asked_at IS NULL THEN
    RAISE EXCEPTION 'a certificate is asked for before it is there' USING ERRCODE = 'check_violation';
  ELSIF NEW.stage IN ('ISSUED', 'REGISTERED') AND (NEW.certificate_arn IS NULL OR NEW.serial IS NULL
     OR NEW.certificate IS NULL OR NEW.chain IS NULL) THEN
    RAISE EXCEPTION 'nothing is issued that was not read' USING ERRCODE = 'check_violation';
  ELSIF NEW.seen_at IS NOT NULL AND NEW.serial IS NULL THEN
    RAISE EXCEPTION 'nothing is seen that was not issued' USING ERRCODE = 'check_violation';
  ELSIF NEW.stage = 'REGISTERED' AND NEW.seen_at IS NULL THEN
    RAISE EXCEPTION 'nothing is registered that was not seen' USING ERRCODE = 'check_violation';
  ELSIF NEW.stage = 'UNDONE' AND NEW.asked_at IS NOT NULL THEN
    RAISE EXCEPTION 'what AWS was asked for is not undone' USING ERRCODE = 'check_violation';
  ELSIF NEW.stage = 'UNKNOWN' AND (NEW.asked_at IS NULL OR NEW.certificate_arn IS NOT NULL) THEN
    RAISE EXCEPTION 'what AWS answered is known' USING ERRCODE = 'check_violation';
  ELSIF NEW.stage = 'REVOKED' AND NEW.serial IS NULL THEN
    RAISE EXCEPTION 'nothing is revoked that has no serial number' USING ERRCODE = 'check_violation';
  ELSIF NEW.stage = 'LAPSED' AND OLD.stage <> 'LAPSED' AND NEW.not_after > now() THEN
    RAISE EXCEPTION 'a certificate lapses when its time is over' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER enrolled_certificate_goes_a_step BEFORE INSERT OR UPDATE ON enrolled_certificate
  FOR EACH ROW EXECUTE FUNCTION enrolled_step();
CREATE TRIGGER enrolled_certificate_is_kept BEFORE DELETE OR TRUNCATE ON enrolled_certificate
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON enrolled_certificate TO kedgeline_issue;
GRANT UPDATE (asked_at, certificate_arn, serial, certificate, chain, stage, changed_at)
  ON enrolled_certificate TO kedgeline_issue;
-- Who has a certificate issued does not say that it was used.
GRANT SELECT ON enrolled_certificate TO kedgeline_runbooks, kedgeline_server;
GRANT UPDATE (seen_at, renew_at, stage, changed_at) ON enrolled_certificate TO kedgeline_runbooks;
