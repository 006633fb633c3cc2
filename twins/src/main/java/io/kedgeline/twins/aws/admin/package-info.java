/** The twin's own levers, which no AWS has: under {@code /_sandbox}, for this machine alone. */
package io.kedgeline.twins.aws.admin;
