/** RB-01: an environment's authority, made, proved and registered, or undone. */
@NullMarked
package io.kedgeline.workflows.authority;

import org.jspecify.annotations.NullMarked;
