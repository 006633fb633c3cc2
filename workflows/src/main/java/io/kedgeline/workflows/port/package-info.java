/** Ports: what workflows ask of the world. The adapters live in {@code activities}. */
package io.kedgeline.workflows.port;
