/** CloudTrail: what was called, written as AWS writes it, and LookupEvents. */
package io.kedgeline.twins.aws.cloudtrail;
