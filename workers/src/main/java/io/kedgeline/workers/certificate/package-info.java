/** Programs about certificates that need no server. */
package io.kedgeline.workers.certificate;
