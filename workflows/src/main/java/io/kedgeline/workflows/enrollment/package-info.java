/** RB-03: a device gets a certificate, and keeps it when it is used. */
@NullMarked
package io.kedgeline.workflows.enrollment;

import org.jspecify.annotations.NullMarked;
