/**
 * Trust policies of roles that Roles Anywhere lets certificates into: written, read and judged. A
 * policy is called open only with a certificate at hand that gets in by it, and closed only when
 * each way in is shown to be shut.
 */
@org.jspecify.annotations.NullMarked
package io.kedgeline.domain.trustpolicy;
