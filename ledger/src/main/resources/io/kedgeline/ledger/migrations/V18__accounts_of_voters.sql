-- Whether the account that signed in for a plan is the voter's, each worker asks for itself (decision 17).
GRANT SELECT ON person_account
  TO kedgeline_runbooks, kedgeline_notarise, kedgeline_open, kedgeline_contain;
