/** The span of time in which one holder may get credentials. */
package io.kedgeline.domain.window;
