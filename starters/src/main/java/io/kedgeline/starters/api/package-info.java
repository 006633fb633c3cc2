/** The JSON documents that the server and its clients exchange. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.api;
