/** What a certificate says of its holder, as AWS derives it. */
package io.kedgeline.domain.certificate;
