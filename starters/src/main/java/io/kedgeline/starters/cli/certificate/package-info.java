/** {@code kedgeline cert}. */
package io.kedgeline.starters.cli.certificate;
