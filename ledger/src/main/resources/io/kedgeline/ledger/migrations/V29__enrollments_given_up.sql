-- A run that was given up before a certificate was begun for it: none is begun for it any more.
CREATE TABLE enrollment_given_up (
  run text        PRIMARY KEY REFERENCES run_start,
  at  timestamptz NOT NULL
);
CREATE TRIGGER enrollment_given_up_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON enrollment_given_up
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON enrollment_given_up TO kedgeline_issue;

-- Whoever revokes what a lost run left spares what was used, as events tell.
GRANT SELECT ON certificate_seen TO kedgeline_issue;

-- Whoever has certificates issued looks whether a token was used for one: the server's signature alone
-- lets no device in.
GRANT SELECT (hash, used_by_run, device) ON bootstrap_token TO kedgeline_issue;
