-- Windows' holders have certificates too, so the table is called by what stands in it.
ALTER TABLE enrolled_certificate RENAME TO issued_certificate;
ALTER INDEX enrolled_certificate_pkey RENAME TO issued_certificate_pkey;
ALTER INDEX enrolled_certificate_once RENAME TO issued_certificate_once;
ALTER INDEX enrolled_certificate_by_profile RENAME TO issued_certificate_by_profile;
ALTER TABLE issued_certificate
  RENAME CONSTRAINT enrolled_certificate_of_a_run TO issued_certificate_of_a_run;
ALTER TRIGGER enrolled_certificate_goes_a_step ON issued_certificate
  RENAME TO issued_certificate_goes_a_step;
ALTER TRIGGER enrolled_certificate_is_kept ON issued_certificate
  RENAME TO issued_certificate_is_kept;
ALTER FUNCTION enrolled_step() RENAME TO issued_certificate_step;
ALTER TABLE enrollment_given_up RENAME TO certificate_given_up;
ALTER INDEX enrollment_given_up_pkey RENAME TO certificate_given_up_pkey;
ALTER TRIGGER enrollment_given_up_is_kept ON certificate_given_up
  RENAME TO certificate_given_up_is_kept;
