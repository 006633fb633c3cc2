/** RB-14: what a drill measures. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.domain.drill;
