/** The story of an empty environment that becomes one in which a consumer gets in. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.sandbox.demo.onboarding;
