/** RB-02: a profile and its role, and how it is proved whom they let in. */
package io.kedgeline.domain.onboarding;
