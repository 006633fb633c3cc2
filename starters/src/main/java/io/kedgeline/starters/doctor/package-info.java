/** Looks at the server's doors, names what is wrong with them and how to mend it. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.doctor;
