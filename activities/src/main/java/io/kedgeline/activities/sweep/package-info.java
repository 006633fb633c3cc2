/** Reads AWS's own truth and puts to rest what no live lease holds open; needs no engine. */
package io.kedgeline.activities.sweep;
