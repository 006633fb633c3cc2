/** RB-01 for an authority outside AWS: its anchor made, proved, used and registered, or undone. */
@NullMarked
package io.kedgeline.workflows.external;

import org.jspecify.annotations.NullMarked;
