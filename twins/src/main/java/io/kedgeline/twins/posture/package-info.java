/** A device management on loopback, which says of devices what it is told to say. */
package io.kedgeline.twins.posture;
