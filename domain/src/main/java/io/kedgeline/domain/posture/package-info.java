/** What a device must show of itself before it is enrolled, and what speaks against it. */
package io.kedgeline.domain.posture;
