-- What was told of a run beside its card: its requester directly, and those who can vote in its
-- thread; or why Slack did not take it. Each once.
CREATE TABLE slack_notice (
  run     text NOT NULL REFERENCES run_start,
  kind    text NOT NULL CHECK (kind ~ '^[A-Z_0-9]{1,40}$'),
  at      timestamptz NOT NULL,
  refused text CHECK (length(refused) <= 100),
  PRIMARY KEY (run, kind)
);
GRANT SELECT, INSERT ON slack_notice TO kedgeline_server;
