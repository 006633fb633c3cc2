/** {@code kedgeline profile}. */
package io.kedgeline.starters.cli.profile;
