/** The sweep on its beat: inside a worker, by itself, or once from any cron. */
package io.kedgeline.workers.sweep;
