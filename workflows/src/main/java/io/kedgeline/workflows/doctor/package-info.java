/**
 * What the doctors of worker and server have in common: checks, findings, and how they are told.
 */
@org.jspecify.annotations.NullMarked
package io.kedgeline.workflows.doctor;
