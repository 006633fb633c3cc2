-- AWS Private CA says by itself when it has issued, revoked, or written a revocation list.
ALTER TABLE aws_event ADD COLUMN authority text CHECK (length(authority) <= 200);
GRANT INSERT (authority) ON aws_event TO kedgeline_server;
