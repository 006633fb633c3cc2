/** What runs want to be true of a shared AWS object, and the fold of it. */
package io.kedgeline.domain.claim;
