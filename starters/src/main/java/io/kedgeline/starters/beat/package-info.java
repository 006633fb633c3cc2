/** What a server does again and again, and how that ends. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.beat;
