/** The twin's edge: signatures, routing, the two wire forms and their errors. */
package io.kedgeline.twins.aws.front;
