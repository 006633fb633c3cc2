/** Approving a plan by a sign-in for it, in a browser (decision 17). */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.approval;
