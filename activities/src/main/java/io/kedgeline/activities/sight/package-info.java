/** Whether a certificate got a session, by what AWS tells of it. */
@NullMarked
package io.kedgeline.activities.sight;

import org.jspecify.annotations.NullMarked;
