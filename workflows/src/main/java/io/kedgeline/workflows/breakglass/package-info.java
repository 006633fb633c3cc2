/** RB-06: the break-glass window, as a workflow. */
package io.kedgeline.workflows.breakglass;
