/** Plain trees from outside, read into types: every fault at once, each with its path. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.domain.document;
