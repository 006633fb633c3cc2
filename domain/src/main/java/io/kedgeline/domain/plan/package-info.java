/** What a run will do: its actions, their digest, and when a plan is stale. */
package io.kedgeline.domain.plan;
