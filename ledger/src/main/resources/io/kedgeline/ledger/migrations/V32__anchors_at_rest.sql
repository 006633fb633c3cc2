-- An anchor that is disabled at rest is not registered before it is proved that it lets in nobody then.
ALTER TABLE onboarded_authority
  ADD COLUMN at_rest text NOT NULL DEFAULT 'ENABLED' CHECK (at_rest IN ('ENABLED', 'DISABLED')),
  ADD COLUMN rest_proved_at timestamptz;

CREATE OR REPLACE FUNCTION refuse_unmaking_authority() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.stage <> 'BEGUN' OR NEW.bucket_made
        OR num_nonnulls(NEW.authority, NEW.authority_expires_at, NEW.first_serial, NEW.anchor, NEW.list,
          NEW.list_next_update, NEW.canary_begun_at, NEW.canary_profile, NEW.canary_gone_at, NEW.proved_at, NEW.rest_proved_at) > 0 THEN
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
      AND (NEW.canary_begun_at, NEW.canary_profile, NEW.proved_at, NEW.rest_proved_at)
        IS DISTINCT FROM (OLD.canary_begun_at, OLD.canary_profile, OLD.proved_at, OLD.rest_proved_at) THEN
    RAISE EXCEPTION 'a canary that is gone is not made again' USING ERRCODE = 'check_violation';
  ELSIF (NEW.anchor IS NOT NULL AND NEW.authority IS NULL)
      OR (NEW.list IS NOT NULL AND NEW.anchor IS NULL)
      OR (NEW.canary_begun_at IS NOT NULL AND NEW.anchor IS NULL)
      OR (NEW.canary_profile IS NOT NULL AND NEW.canary_begun_at IS NULL) THEN
    RAISE EXCEPTION 'each thing is made after what it stands on' USING ERRCODE = 'check_violation';
  ELSIF NEW.proved_at IS NOT NULL AND (NEW.list IS NULL OR NEW.canary_profile IS NULL) THEN
    RAISE EXCEPTION 'nothing is proved that was not made' USING ERRCODE = 'check_violation';
  ELSIF NEW.rest_proved_at IS NOT NULL AND (NEW.at_rest = 'ENABLED' OR NEW.proved_at IS NULL) THEN
    RAISE EXCEPTION 'nothing is proved at rest that was not made to rest, and proved before' USING ERRCODE = 'check_violation';
  ELSIF NEW.stage = 'REGISTERED'
      AND (NOT NEW.bucket_made OR NEW.canary_gone_at IS NOT NULL
        OR num_nulls(NEW.authority, NEW.authority_expires_at, NEW.anchor, NEW.list, NEW.list_next_update,
          NEW.canary_profile, NEW.proved_at) > 0
        OR (NEW.at_rest = 'DISABLED' AND NEW.rest_proved_at IS NULL)) THEN
    RAISE EXCEPTION 'nothing is registered that was not made and proved' USING ERRCODE = 'check_violation';
  ELSIF NEW.stage = 'UNDONE' AND NEW.canary_begun_at IS NOT NULL AND NEW.canary_gone_at IS NULL THEN
    RAISE EXCEPTION 'nothing is undone while its canary may stand' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

GRANT UPDATE (rest_proved_at) ON onboarded_authority TO kedgeline_issue;
