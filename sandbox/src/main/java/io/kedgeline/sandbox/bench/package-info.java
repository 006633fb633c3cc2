/** Figures that are measured, each beside what nobody can be quicker than. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.sandbox.bench;
