/** A certification authority on paper: invented certificates for tests and the sandbox. */
package io.kedgeline.twins.pki;
