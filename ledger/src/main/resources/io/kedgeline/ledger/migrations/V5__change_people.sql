-- A change record names people by e-mail; the worker must know whose it is.
GRANT SELECT ON person_mailbox TO kedgeline_worker;
