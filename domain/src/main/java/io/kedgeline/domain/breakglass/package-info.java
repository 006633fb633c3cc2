/** The break-glass window's own records and planning rules. */
package io.kedgeline.domain.breakglass;
