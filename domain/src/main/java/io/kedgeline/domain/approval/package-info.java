/** Slots, votes and the verdict that is folded from them. */
package io.kedgeline.domain.approval;
