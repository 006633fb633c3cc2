/** Has the certificates of devices and of windows' holders issued, and revoked. */
@NullMarked
package io.kedgeline.activities.issuance;

import org.jspecify.annotations.NullMarked;
