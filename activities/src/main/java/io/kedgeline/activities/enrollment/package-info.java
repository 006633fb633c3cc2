/** RB-03: reads what a device is enrolled on, and looks for the use of its certificate. */
@NullMarked
package io.kedgeline.activities.enrollment;

import org.jspecify.annotations.NullMarked;
