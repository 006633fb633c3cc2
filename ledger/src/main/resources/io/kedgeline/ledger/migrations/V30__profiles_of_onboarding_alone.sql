-- Only a run of RB-02 makes a profile: a row of another run would speak for what that run makes. Rows
-- that are there already are not looked at.
ALTER TABLE onboarded_profile ADD CONSTRAINT onboarded_profile_of_onboarding
  CHECK (run LIKE 'RB-02/%') NOT VALID;
