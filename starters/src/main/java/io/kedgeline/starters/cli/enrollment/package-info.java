/** {@code kedgeline enrollment}: devices that are to get a certificate. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.cli.enrollment;
