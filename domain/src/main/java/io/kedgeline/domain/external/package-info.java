/** RB-01 for an authority outside AWS: what is asked, what its documents say, and the plan. */
package io.kedgeline.domain.external;
