-- What a run makes of an environment's authority, before it makes it, and whose it is from when it is
-- proved. A run undoes only what stands here as its own and is not registered; an environment has one
-- at a time, and so has a bucket.
CREATE TABLE onboarded_authority (
  run                  text        PRIMARY KEY REFERENCES run_start CHECK (run LIKE 'RB-01/%'),
  account              text        NOT NULL CHECK (account ~ '^[0-9]{12}$'),
  region               text        NOT NULL CHECK (region ~ '^[a-z0-9-]{1,32}$'),
  environment          text        NOT NULL CHECK (environment ~ '^[a-z][a-z0-9-]{1,62}$'),
  bucket               text        NOT NULL CHECK (bucket ~ '^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$'),
  bucket_made          boolean     NOT NULL DEFAULT false,
  authority            text        CHECK (length(authority) <= 200),
  authority_expires_at timestamptz,
  first_serial         text        CHECK (first_serial ~ '^[0-9a-f]{1,40}$'),
  anchor               text        CHECK (length(anchor) <= 200),
  list                 text        CHECK (list ~ '^[0-9a-f-]{36}$'),
  list_next_update     timestamptz,
  canary_name          text        NOT NULL CHECK (canary_name ~ '^[A-Za-z0-9 _-]{1,255}$'),
  canary_role          text        NOT NULL CHECK (length(canary_role) <= 2048),
  canary_begun_at      timestamptz,
  canary_profile       text        CHECK (length(canary_profile) <= 200),
  canary_gone_at       timestamptz,
  owner                text        NOT NULL CHECK (length(owner) <= 100),
  custodian            text        NOT NULL CHECK (length(custodian) <= 100),
  purpose              text        NOT NULL CHECK (length(purpose) <= 500),
  domains              text        NOT NULL CHECK (domains ~ '^[a-z0-9 -]+$' AND length(domains) BETWEEN 2 AND 2000),
  proved_at            timestamptz,
  stage                text        NOT NULL CHECK (stage IN ('BEGUN', 'REGISTERED', 'UNDONE')),
  begun_at             timestamptz NOT NULL,
  changed_at           timestamptz NOT NULL
);
CREATE UNIQUE INDEX onboarded_authority_once ON onboarded_authority (account, region, environment)
  WHERE stage <> 'UNDONE';
CREATE UNIQUE INDEX onboarded_authority_bucket_once ON onboarded_authority (bucket)
  WHERE stage <> 'UNDONE';

CREATE FUNCTION refuse_unmaking_authority() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.stage <> 'BEGUN' OR NEW.bucket_made
        OR num_nonnulls(NEW.authority, NEW.authority_expires_at, NEW.first_serial, NEW.anchor, NEW.list,
          NEW.list_next_update, NEW.canary_begun_at, NEW.canary_profile, NEW.canary_gone_at, NEW.proved_at) > 0 THEN
      RAISE EXCEPTION 'an authority is begun before it is made' USING ERRCODE = 'check_violation';
    END IF;
  ELSIF OLD.stage <> 'BEGUN' AND NEW IS DISTINCT FROM OLD THEN
    RAISE EXCEPTION 'what is registered or undone stays so' USING ERRCODE = 'check_violation';
  ELSIF (OLD.authority IS NOT NULL AND NEW.authority IS DISTINCT FROM OLD.authority)
      OR (OLD.anchor IS NOT NULL AND NEW.anchor IS DISTINCT FROM OLD.anchor)
      OR (OLD.canary_profile IS NOT NULL AND NEW.canary_profile IS DISTINCT FROM OLD.canary_profile) THEN
    RAISE EXCEPTION 'a run makes one authority, one anchor and one canary' USING ERRCODE = 'check_violation';
  ELSIF (OLD.bucket_made AND NOT NEW.bucket_made)
      OR (OLD.canary_begun_at IS NOT NULL AND NEW.canary_begun_at IS NULL)
      OR (OLD.canary_gone_at IS NOT NULL AND NEW.canary_gone_at IS NULL) THEN
    RAISE EXCEPTION 'what was made was made' USING ERRCODE = 'check_violation';
  ELSIF OLD.canary_gone_at IS NOT NULL
      AND (NEW.canary_begun_at, NEW.canary_profile, NEW.proved_at)
        IS DISTINCT FROM (OLD.canary_begun_at, OLD.canary_profile, OLD.proved_at) THEN
    RAISE EXCEPTION 'a canary that is gone is not made again' USING ERRCODE = 'check_violation';
  ELSIF (NEW.anchor IS NOT NULL AND NEW.authority IS NULL)
      OR (NEW.list IS NOT NULL AND NEW.anchor IS NULL)
      OR (NEW.canary_begun_at IS NOT NULL AND NEW.anchor IS NULL)
      OR (NEW.canary_profile IS NOT NULL AND NEW.canary_begun_at IS NULL) THEN
    RAISE EXCEPTION 'each thing is made after what it stands on' USING ERRCODE = 'check_violation';
  ELSIF NEW.proved_at IS NOT NULL AND (NEW.list IS NULL OR NEW.canary_profile IS NULL) THEN
    RAISE EXCEPTION 'nothing is proved that was not made' USING ERRCODE = 'check_violation';
  ELSIF NEW.stage = 'REGISTERED'
      AND (NOT NEW.bucket_made OR NEW.canary_gone_at IS NOT NULL
        OR num_nulls(NEW.authority, NEW.authority_expires_at, NEW.anchor, NEW.list, NEW.list_next_update,
          NEW.canary_profile, NEW.proved_at) > 0) THEN
    RAISE EXCEPTION 'nothing is registered that was not made and proved' USING ERRCODE = 'check_violation';
  ELSIF NEW.stage = 'UNDONE' AND NEW.canary_begun_at IS NOT NULL AND NEW.canary_gone_at IS NULL THEN
    RAISE EXCEPTION 'nothing is undone while its canary may stand' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER onboarded_authority_moves_on BEFORE INSERT OR UPDATE ON onboarded_authority
  FOR EACH ROW EXECUTE FUNCTION refuse_unmaking_authority();
CREATE TRIGGER onboarded_authority_is_kept BEFORE DELETE OR TRUNCATE ON onboarded_authority
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON onboarded_authority TO kedgeline_pki;
GRANT UPDATE (bucket_made, authority, authority_expires_at, anchor, list, list_next_update,
  stage, changed_at) ON onboarded_authority TO kedgeline_pki;
-- Who makes the authority says nothing of the canary, and neither of them that it is proved.
GRANT UPDATE (canary_begun_at, canary_profile, canary_gone_at, changed_at) ON onboarded_authority
  TO kedgeline_provision;
GRANT UPDATE (first_serial, proved_at, changed_at) ON onboarded_authority TO kedgeline_issue;
GRANT SELECT ON onboarded_authority
  TO kedgeline_runbooks, kedgeline_provision, kedgeline_issue, kedgeline_server;
