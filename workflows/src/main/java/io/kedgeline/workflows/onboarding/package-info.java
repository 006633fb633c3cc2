/** RB-02: what is made and lasts, proved before it is registered, and undone where it is not. */
@NullMarked
package io.kedgeline.workflows.onboarding;

import org.jspecify.annotations.NullMarked;
