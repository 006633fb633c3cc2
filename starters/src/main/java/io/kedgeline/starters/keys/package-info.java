/** The keys that worker and server live by, where they are drawn. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.keys;
