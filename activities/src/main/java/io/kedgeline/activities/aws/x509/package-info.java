/** Asks Roles Anywhere for sessions with a certificate, as no SDK does. */
package io.kedgeline.activities.aws.x509;
