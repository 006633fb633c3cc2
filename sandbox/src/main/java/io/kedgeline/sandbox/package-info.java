/** One machine holds it all: engine, database, AWS twin, clock, and a worker of its own process. */
package io.kedgeline.sandbox;
