/** Looks at everything that a worker needs, names what is wrong with it and how to mend it. */
package io.kedgeline.workers.doctor;
