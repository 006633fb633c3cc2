/** Proves by certificates that live for minutes whom a profile lets in. */
package io.kedgeline.activities.aws.admission;
