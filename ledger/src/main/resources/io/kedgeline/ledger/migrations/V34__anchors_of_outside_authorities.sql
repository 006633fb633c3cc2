-- Two runs do not anchor the same authority outside AWS in one account and Region, whatever their
-- environments are called.
CREATE UNIQUE INDEX onboarded_authority_certificate_once
  ON onboarded_authority (account, region, certificate) WHERE stage <> 'UNDONE';

-- What a run began is missed some day, whatever whoever begins it writes: after the two hours of making
-- at most, and the seven days in which a canary may be used.
ALTER TABLE onboarded_authority
  ADD CONSTRAINT onboarded_authority_is_missed CHECK (
    begun_at BETWEEN '2000-01-01' AND '2200-01-01'
    AND first_use_until <= begun_at + interval '194 hours');
