/** RB-03: what a consumer is enrolled by and with. */
package io.kedgeline.domain.enrollment;
