/** What a holder's sessions did, read from CloudTrail. */
package io.kedgeline.activities.trail;
