/** What authorises an act: the plan, the request and the votes, verified together. */
package io.kedgeline.domain.warrant;
