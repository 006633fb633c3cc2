/** Makes in AWS what a run is to make, reads it back, and takes away what that very run made. */
@NullMarked
package io.kedgeline.activities.making;

import org.jspecify.annotations.NullMarked;
