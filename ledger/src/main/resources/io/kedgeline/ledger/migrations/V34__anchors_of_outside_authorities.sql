-- Two runs do not anchor the same authority outside AWS in one account and Region, whatever their
-- environments are called.
CREATE UNIQUE INDEX onboarded_authority_certificate_once
  ON onboarded_authority (account, region, certificate) WHERE stage <> 'UNDONE';
