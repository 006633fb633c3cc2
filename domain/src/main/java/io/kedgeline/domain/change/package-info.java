/** The record in the change-management system that a run belongs to. */
package io.kedgeline.domain.change;
