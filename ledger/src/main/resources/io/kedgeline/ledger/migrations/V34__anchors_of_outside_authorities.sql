-- Two runs do not anchor the same authority outside AWS in one account and Region, whatever their
-- environments are called.
CREATE UNIQUE INDEX onboarded_authority_certificate_once
  ON onboarded_authority (account, region, certificate) WHERE stage <> 'UNDONE';

-- A canary is waited for as long as a rulebook may say, seven days, after the two hours of making at most.
ALTER TABLE onboarded_authority
  ADD CONSTRAINT onboarded_authority_is_missed CHECK (
    begun_at BETWEEN '2000-01-01' AND '2200-01-01'
    AND first_use_until <= begun_at + interval '194 hours');
