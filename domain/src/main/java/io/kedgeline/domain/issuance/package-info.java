/** Certificates that runs have issued, for devices and for the holders of windows. */
package io.kedgeline.domain.issuance;
