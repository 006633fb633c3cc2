/** Classes that break a rule on purpose: each rule must catch its own. */
package io.kedgeline.conformance.guilty;
