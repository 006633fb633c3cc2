/** The command line. */
package io.kedgeline.starters.cli;
