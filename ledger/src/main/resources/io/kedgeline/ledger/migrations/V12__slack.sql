-- The message that shows a run in Slack, as it was last drawn, and how far its thread was told.
CREATE TABLE slack_card (
  run     text PRIMARY KEY REFERENCES run_start,
  channel text NOT NULL,
  message text NOT NULL,
  drawn   text NOT NULL CHECK (drawn ~ '^[0-9a-f]{64}$'),
  told    bigint NOT NULL DEFAULT 0,
  settled boolean NOT NULL DEFAULT false
);
CREATE INDEX slack_card_unsettled ON slack_card (run) WHERE NOT settled;

-- What somebody did in Slack, kept before Slack is told that it arrived. The key is the deed's own:
-- delivered again, it is there already.
CREATE TABLE slack_inbox (
  key         text PRIMARY KEY CHECK (length(key) <= 500),
  body        text NOT NULL CHECK (length(body) <= 65536),
  received_at timestamptz NOT NULL,
  done_at     timestamptz
);
CREATE INDEX slack_inbox_open ON slack_inbox (received_at) WHERE done_at IS NULL;

GRANT SELECT, INSERT, UPDATE ON slack_card TO kedgeline_server;
GRANT SELECT, INSERT, DELETE ON slack_inbox TO kedgeline_server;
GRANT UPDATE (done_at) ON slack_inbox TO kedgeline_server;
