/** What whoever gets a certificate keeps of it, for every verb by which one is got. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.cli.bundle;
