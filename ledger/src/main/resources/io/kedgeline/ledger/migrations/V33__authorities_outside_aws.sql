-- The documents of authorities outside AWS, by what they are: a request names their digests. Whoever
-- can write here can add documents, and none under another's digest.
CREATE TABLE external_document (
  sha256       text        PRIMARY KEY CHECK (sha256 = encode(sha256(octets), 'hex')),
  octets       bytea       NOT NULL CHECK (octet_length(octets) BETWEEN 1 AND 300000),
  deposited_at timestamptz NOT NULL DEFAULT now()
);
CREATE TRIGGER external_document_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON external_document
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT ON external_document TO kedgeline_server, kedgeline_runbooks, kedgeline_provision,
  kedgeline_issue, kedgeline_pki;
GRANT INSERT (sha256, octets) ON external_document TO kedgeline_server;

-- An anchor of such an authority is registered when a certificate that it issued was seen there. A run
-- that waits for that is not missed before the wait is over.
ALTER TABLE onboarded_authority
  ALTER COLUMN bucket DROP NOT NULL,
  ADD COLUMN certificate text CHECK (certificate ~ '^[0-9a-f]{64}$'),
  ADD COLUMN canary_serial text CHECK (canary_serial ~ '^[0-9a-f]{1,40}$'),
  ADD COLUMN canary_common_name text CHECK (length(canary_common_name) BETWEEN 1 AND 256),
  ADD COLUMN first_use_until timestamptz,
  ADD COLUMN seen_at timestamptz,
  ADD CONSTRAINT onboarded_authority_of_one_origin CHECK ((bucket IS NULL) = (certificate IS NOT NULL)),
  ADD CONSTRAINT onboarded_authority_awaits_its_canary CHECK (
    num_nulls(certificate, canary_serial, canary_common_name, first_use_until) IN (0, 4));

CREATE OR REPLACE FUNCTION refuse_unmaking_authority() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.stage <> 'BEGUN' OR NEW.bucket_made
        OR num_nonnulls(NEW.authority, NEW.authority_expires_at, NEW.first_serial, NEW.anchor, NEW.list,
          NEW.list_next_update, NEW.canary_begun_at, NEW.canary_profile, NEW.canary_gone_at, NEW.proved_at, NEW.rest_proved_at, NEW.seen_at) > 0 THEN
      RAISE EXCEPTION 'an authority is begun before it is made' USING ERRCODE = 'check_violation';
    END IF;
  ELSIF NEW.certificate IS NOT NULL
      AND (NEW.bucket_made OR NEW.authority IS NOT NULL OR NEW.first_serial IS NOT NULL) THEN
    RAISE EXCEPTION 'of an authority outside AWS nothing is made but its anchor' USING ERRCODE = 'check_violation';
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
  ELSIF (NEW.anchor IS NOT NULL AND NEW.authority IS NULL AND NEW.certificate IS NULL)
      OR (NEW.list IS NOT NULL AND NEW.anchor IS NULL)
      OR (NEW.canary_begun_at IS NOT NULL AND NEW.anchor IS NULL)
      OR (NEW.canary_profile IS NOT NULL AND NEW.canary_begun_at IS NULL) THEN
    RAISE EXCEPTION 'each thing is made after what it stands on' USING ERRCODE = 'check_violation';
  ELSIF NEW.proved_at IS NOT NULL AND (NEW.list IS NULL OR NEW.canary_profile IS NULL) THEN
    RAISE EXCEPTION 'nothing is proved that was not made' USING ERRCODE = 'check_violation';
  ELSIF NEW.seen_at IS NOT NULL AND (NEW.certificate IS NULL OR NEW.proved_at IS NULL) THEN
    RAISE EXCEPTION 'nothing is seen that was not made, and proved before' USING ERRCODE = 'check_violation';
  ELSIF NEW.rest_proved_at IS NOT NULL AND (NEW.at_rest = 'ENABLED' OR NEW.proved_at IS NULL) THEN
    RAISE EXCEPTION 'nothing is proved at rest that was not made to rest, and proved before' USING ERRCODE = 'check_violation';
  ELSIF NEW.stage = 'REGISTERED'
      AND (NEW.canary_gone_at IS NOT NULL
        OR (NEW.certificate IS NULL AND (NOT NEW.bucket_made OR NEW.authority IS NULL))
        OR (NEW.certificate IS NOT NULL AND NEW.seen_at IS NULL)
        OR num_nulls(NEW.authority_expires_at, NEW.anchor, NEW.list, NEW.list_next_update,
          NEW.canary_profile, NEW.proved_at) > 0
        OR (NEW.at_rest = 'DISABLED' AND NEW.rest_proved_at IS NULL)) THEN
    RAISE EXCEPTION 'nothing is registered that was not made and proved' USING ERRCODE = 'check_violation';
  ELSIF NEW.stage = 'UNDONE' AND NEW.canary_begun_at IS NOT NULL AND NEW.canary_gone_at IS NULL THEN
    RAISE EXCEPTION 'nothing is undone while its canary may stand' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- Who makes the anchor does not say that the canary was seen there.
GRANT UPDATE (seen_at, changed_at) ON onboarded_authority TO kedgeline_runbooks;
