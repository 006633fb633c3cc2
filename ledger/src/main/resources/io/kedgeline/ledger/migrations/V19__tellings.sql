-- Whom the server could not tell of a run, and when they were told again (decision 18). It is the
-- server's word, of a fixed form, about nothing else: whoever holds its user fills no journal with
-- it and says nothing in it that counts. Workers take it into the journal.
CREATE TABLE telling (
  run      text        NOT NULL REFERENCES run_start,
  number   integer     NOT NULL CHECK (number BETWEEN 1 AND 60),
  door     text        NOT NULL CHECK (door ~ '^[a-z]{1,20}$'),
  subject  text        NOT NULL CHECK (subject IN ('CARD', 'THREAD', 'REQUESTER', 'ELECTORS')),
  told     boolean     NOT NULL,
  reason   text        NOT NULL CHECK (reason ~ '^[A-Za-z0-9_ .-]{1,100}$'),
  attempts integer     NOT NULL CHECK (attempts >= 0),
  at       timestamptz NOT NULL CHECK (at BETWEEN '2000-01-01' AND '2200-01-01'),
  PRIMARY KEY (run, number)
);
CREATE TRIGGER telling_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON telling
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON telling TO kedgeline_server;
GRANT SELECT ON telling
  TO kedgeline_runbooks, kedgeline_notarise, kedgeline_open, kedgeline_contain;
