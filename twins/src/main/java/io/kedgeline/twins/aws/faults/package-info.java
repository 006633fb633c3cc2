/** What goes wrong on request: faults of single calls, and AWS's own request quotas. */
package io.kedgeline.twins.aws.faults;
