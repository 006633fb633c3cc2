-- What no reader can read would keep its run from being sealed and verified for ever, and each duty's
-- user may add to any run's journal. So an entry is of a kind that is known, of a time as Java writes
-- instants, and of details that are a flat object of texts without blanks between them. NUL may stand
-- in a text as an escape, which neither jsonb nor json_each takes.
CREATE FUNCTION refuse_unreadable_entry() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.kind NOT IN (
    'REQUESTED', 'REJECTED', 'PLANNED', 'VOTED', 'REFUSED', 'WITHDRAWN', 'DISMISSED', 'APPROVED',
    'DENIED', 'EXPIRED', 'INTENT', 'RESULT', 'FAILED', 'WARRANT_REFUSED', 'SWEPT', 'OPENED',
    'EXTENSION_REQUESTED', 'EXTENSION_REFUSED', 'EXTENDED', 'REMINDED', 'NOT_REMINDED',
    'NOT_WITNESSED', 'NOT_RECHECKED', 'NOT_NOTED', 'CLOSE_REQUESTED', 'CLOSED', 'CLOSE_UNPROVEN',
    'CHANGES_LISTED', 'CHANGES_NOT_LISTED', 'REVIEW_OVERDUE', 'REVIEW_GIVEN', 'REVIEW_REFUSED',
    'REVIEWED', 'ENDED', 'PROVED', 'REGISTERED', 'GIVEN_UP', 'UNDONE', 'UNDO_UNPROVEN',
    'PRESENTED', 'ISSUED', 'REVOKED', 'REVOKE_UNPROVEN', 'ISSUE_UNPROVEN', 'NOT_TOLD',
    'TOLD_AGAIN', 'CONTRADICTED'
  ) THEN
    RAISE EXCEPTION 'entry % of % is of no known kind', NEW.sequence, NEW.run
      USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.at !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-2][0-9]:[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,9})?Z$'
     OR NEW.at::timestamptz IS NULL THEN
    RAISE EXCEPTION 'entry % of % is of no time', NEW.sequence, NEW.run
      USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.detail !~ '^\{(?:"(?:[^"\\]|\\.)*":"(?:[^"\\]|\\.)*"(?:,"(?:[^"\\]|\\.)*":"(?:[^"\\]|\\.)*")*)?\}$'
     OR json_typeof(NEW.detail::json) <> 'object' THEN
    RAISE EXCEPTION 'entry % of % has other details than texts by name', NEW.sequence, NEW.run
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER journal_can_be_read BEFORE INSERT ON journal
  FOR EACH ROW EXECUTE FUNCTION refuse_unreadable_entry();
