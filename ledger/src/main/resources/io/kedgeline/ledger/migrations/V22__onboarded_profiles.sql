-- What a run makes of a profile and its role, before it makes it, and whose they are from when it is
-- proved. A run undoes only what stands here as its own and is not registered; a name is made by one
-- run at a time.
CREATE TABLE onboarded_profile (
  run         text        PRIMARY KEY REFERENCES run_start,
  account     text        NOT NULL CHECK (account ~ '^[0-9]{12}$'),
  region      text        NOT NULL CHECK (region ~ '^[a-z0-9-]{1,32}$'),
  name        text        NOT NULL CHECK (name ~ '^[A-Za-z0-9 _-]{1,255}$'),
  role        text        NOT NULL CHECK (length(role) <= 2048),
  profile     text        CHECK (length(profile) <= 200),
  anchor      text        NOT NULL CHECK (length(anchor) <= 200),
  environment text        NOT NULL CHECK (environment ~ '^[a-z][a-z0-9-]{1,62}$'),
  owner       text        NOT NULL CHECK (length(owner) <= 100),
  custodian   text        NOT NULL CHECK (length(custodian) <= 100),
  purpose     text        NOT NULL CHECK (length(purpose) <= 500),
  domains     text        NOT NULL CHECK (domains ~ '^[a-z0-9 -]+$' AND length(domains) BETWEEN 2 AND 2000),
  proved_at   timestamptz,
  stage       text        NOT NULL CHECK (stage IN ('BEGUN', 'REGISTERED', 'UNDONE')),
  begun_at    timestamptz NOT NULL,
  changed_at  timestamptz NOT NULL
);
CREATE UNIQUE INDEX onboarded_profile_once ON onboarded_profile (account, region, name)
  WHERE stage <> 'UNDONE';

CREATE FUNCTION refuse_unmaking() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.stage <> 'BEGUN' OR NEW.profile IS NOT NULL OR NEW.proved_at IS NOT NULL THEN
      RAISE EXCEPTION 'a profile is begun before it is made' USING ERRCODE = 'check_violation';
    END IF;
  ELSIF OLD.stage <> 'BEGUN' AND NEW IS DISTINCT FROM OLD THEN
    RAISE EXCEPTION 'what is registered or undone stays so' USING ERRCODE = 'check_violation';
  ELSIF OLD.profile IS NOT NULL AND NEW.profile IS DISTINCT FROM OLD.profile THEN
    RAISE EXCEPTION 'a run makes one profile' USING ERRCODE = 'check_violation';
  ELSIF NEW.stage = 'REGISTERED' AND NEW.profile IS NULL THEN
    RAISE EXCEPTION 'nothing is registered that was not made' USING ERRCODE = 'check_violation';
  ELSIF NEW.stage = 'REGISTERED' AND NEW.proved_at IS NULL THEN
    RAISE EXCEPTION 'nothing is registered that was not made and proved' USING ERRCODE = 'check_violation';
  ELSIF NEW.proved_at IS NOT NULL AND NEW.profile IS NULL THEN
    RAISE EXCEPTION 'nothing is proved that was not made' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER onboarded_profile_moves_on BEFORE INSERT OR UPDATE ON onboarded_profile
  FOR EACH ROW EXECUTE FUNCTION refuse_unmaking();
CREATE TRIGGER onboarded_profile_is_kept BEFORE DELETE OR TRUNCATE ON onboarded_profile
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON onboarded_profile TO kedgeline_provision;
GRANT UPDATE (profile, stage, changed_at) ON onboarded_profile TO kedgeline_provision;
-- Who makes a profile does not say that it is proved.
GRANT UPDATE (proved_at) ON onboarded_profile TO kedgeline_issue;
GRANT SELECT ON onboarded_profile TO kedgeline_runbooks, kedgeline_issue, kedgeline_server;
