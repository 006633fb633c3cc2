/** Certificates and requests for them, as they come from outside. */
package io.kedgeline.activities.certificate;
