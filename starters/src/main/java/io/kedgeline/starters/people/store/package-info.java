/**
 * People from AWS Identity Center. The only package of the server that calls AWS, and it calls
 * nothing else there.
 */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.people.store;
