/** The worker process: its main, its wiring by plain constructors. */
package io.kedgeline.workers;
