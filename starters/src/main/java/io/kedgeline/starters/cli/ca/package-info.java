/** {@code kedgeline ca}. */
package io.kedgeline.starters.cli.ca;
