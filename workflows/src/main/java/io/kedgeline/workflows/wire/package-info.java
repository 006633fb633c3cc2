/** What crosses a process's edge: how our types are written and read as text. */
package io.kedgeline.workflows.wire;
