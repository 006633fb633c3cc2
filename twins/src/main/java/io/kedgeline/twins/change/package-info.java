/**
 * A change-management system on loopback, which speaks as much of a table API as is read of one.
 */
package io.kedgeline.twins.change;
