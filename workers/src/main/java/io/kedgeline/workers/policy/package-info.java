/** Judges trust policies as AWS has them, with the worker's identity. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.workers.policy;
