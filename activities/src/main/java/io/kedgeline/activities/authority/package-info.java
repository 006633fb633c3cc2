/** RB-01's activities: what an authority is planned on, and what makes, proves and undoes it. */
@NullMarked
package io.kedgeline.activities.authority;

import org.jspecify.annotations.NullMarked;
