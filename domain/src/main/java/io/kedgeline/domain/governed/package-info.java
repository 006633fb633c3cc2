/** What every governed run shares, whichever runbook it runs: its states, its request, its plan. */
package io.kedgeline.domain.governed;
