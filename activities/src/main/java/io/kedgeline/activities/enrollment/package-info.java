/** RB-03: reads what a device is enrolled on, has its certificate issued, and looks for its use. */
@NullMarked
package io.kedgeline.activities.enrollment;

import org.jspecify.annotations.NullMarked;
