/**
 * Who may approve what, and within which limits: the rulebook as validated types, and its reader.
 */
package io.kedgeline.domain.rulebook;
