/** The change system's door: what it signed is asked in the name of the person whom it names. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.change;
