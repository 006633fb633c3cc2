-- What is kept is believed again only by Slack's own signature, which is kept with it; once it was
-- said, what it was is forgotten. Nothing that was kept before is of use any more.
DROP TABLE slack_inbox;
CREATE TABLE slack_inbox (
  key         text PRIMARY KEY CHECK (length(key) <= 500),
  body        text NOT NULL CHECK (length(body) <= 65536),
  sent        text NOT NULL CHECK (length(sent) <= 20),
  signature   text NOT NULL CHECK (length(signature) <= 100),
  said_at     timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  done_at     timestamptz
);
CREATE INDEX slack_inbox_open ON slack_inbox (received_at) WHERE done_at IS NULL;
CREATE INDEX slack_inbox_done ON slack_inbox (done_at) WHERE done_at IS NOT NULL;
GRANT SELECT, INSERT, DELETE ON slack_inbox TO kedgeline_server;
GRANT UPDATE (body, done_at) ON slack_inbox TO kedgeline_server;
