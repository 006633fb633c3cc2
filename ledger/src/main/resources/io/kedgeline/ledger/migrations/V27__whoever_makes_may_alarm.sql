-- Whoever undoes what a lost run made tells people so, once, and reads nothing of what others told.
GRANT SELECT (id), INSERT ON alert TO kedgeline_provision, kedgeline_issue, kedgeline_pki;
