-- Slots of the quorum that lack people, as the server finds them each time that it has read who is
-- who: since when.
CREATE TABLE slot_finding (
  slot     text NOT NULL,
  of_group text NOT NULL,
  kind     text NOT NULL,
  since    timestamptz NOT NULL,
  PRIMARY KEY (slot, of_group, kind)
);
GRANT SELECT, INSERT, DELETE ON slot_finding TO kedgeline_server;
GRANT INSERT ON alert TO kedgeline_server;
