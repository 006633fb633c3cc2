/** RB-01: the authority of an environment, its revocation list and its trust anchor. */
package io.kedgeline.domain.authority;
