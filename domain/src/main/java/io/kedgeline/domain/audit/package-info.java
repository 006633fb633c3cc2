/** Facts of a run and the hash chain that holds them together. */
package io.kedgeline.domain.audit;
