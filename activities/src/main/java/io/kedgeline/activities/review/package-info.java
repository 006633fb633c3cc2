/** The review of windows that have closed. */
package io.kedgeline.activities.review;
