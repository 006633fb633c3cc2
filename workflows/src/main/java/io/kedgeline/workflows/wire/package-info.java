/** How records are written: one Jackson mapper, canonical JSON, sealed payloads. */
package io.kedgeline.workflows.wire;
