/** Temporal's in-memory test server on loopback, whose time can be skipped. */
package io.kedgeline.sandbox.engine;
