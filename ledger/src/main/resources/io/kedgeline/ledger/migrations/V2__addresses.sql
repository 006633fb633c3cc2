-- Whose mailbox and whose Slack account it is. A mailbox is stored without case and subaddress.
CREATE TABLE person_mailbox (
  mailbox text PRIMARY KEY,
  address text NOT NULL,
  person  text NOT NULL REFERENCES person ON DELETE CASCADE
);
CREATE TABLE person_slack (
  team   text NOT NULL,
  member text NOT NULL,
  person text NOT NULL REFERENCES person ON DELETE CASCADE,
  PRIMARY KEY (team, member)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON person_mailbox, person_slack TO kedgeline_server;
