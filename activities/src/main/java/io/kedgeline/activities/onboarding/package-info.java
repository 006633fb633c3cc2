/** RB-02's activities: what a profile is planned on, and what makes, proves and undoes it. */
@NullMarked
package io.kedgeline.activities.onboarding;

import org.jspecify.annotations.NullMarked;
