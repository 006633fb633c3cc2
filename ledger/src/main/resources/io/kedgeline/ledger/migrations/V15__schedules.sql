-- What the rulebook schedules, as the server found it: since when it is declared like this, whether
-- it was applied here, and who has paused it. Where an engine keeps schedules, it keeps the last two.
CREATE TABLE schedule (
  name           text PRIMARY KEY CHECK (length(name) <= 63),
  declared       text CHECK (declared ~ '^[0-9a-f]{64}$'),
  declared_since timestamptz,
  applied        text CHECK (applied ~ '^[0-9a-f]{64}$'),
  paused_at      timestamptz,
  paused_why     text CHECK (length(paused_why) <= 1000)
);

-- What became of an occurrence of a schedule. The first word stands.
CREATE TABLE schedule_firing (
  schedule   text NOT NULL CHECK (length(schedule) <= 63),
  occurrence timestamptz NOT NULL,
  outcome    text NOT NULL CHECK (outcome IN ('BEGUN', 'SKIPPED', 'MISSED')),
  at         timestamptz NOT NULL,
  detail     text NOT NULL CHECK (length(detail) <= 1000),
  PRIMARY KEY (schedule, occurrence)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON schedule TO kedgeline_server;
GRANT SELECT, INSERT ON schedule_firing TO kedgeline_server;
