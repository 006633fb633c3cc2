/** The company's device management: what it says of a device, read and validated. */
package io.kedgeline.activities.posture;
