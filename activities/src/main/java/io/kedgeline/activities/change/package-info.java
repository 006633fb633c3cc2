/** The change system by its table API: what a change record says, read and validated. */
package io.kedgeline.activities.change;
