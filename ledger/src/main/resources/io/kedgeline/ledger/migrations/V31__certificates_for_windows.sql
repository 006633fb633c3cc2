-- The holder of a window gets a certificate for it, by the steps that a device's takes: it is of no device,
-- and never registered. Rows that are there already are not looked at.
ALTER TABLE enrolled_certificate
  ALTER COLUMN device DROP NOT NULL,
  ALTER COLUMN persona DROP NOT NULL,
  ALTER COLUMN uri DROP NOT NULL;
ALTER TABLE enrolled_certificate ADD CONSTRAINT enrolled_certificate_of_a_run CHECK (
  CASE WHEN run LIKE 'RB-06/%' THEN num_nonnulls(device, persona, seen_at, renew_at) = 0
         AND stage NOT IN ('REGISTERED', 'LAPSED')
       ELSE num_nulls(device, persona, uri) = 0 END) NOT VALID;
CREATE INDEX enrolled_certificate_by_profile ON enrolled_certificate (profile) WHERE device IS NULL;

-- Who opens does not while the certificate of an earlier window is good.
GRANT SELECT (run, profile, device, stage, not_after) ON enrolled_certificate TO kedgeline_open;
