/** S3, as far as revocation lists and evidence need it: buckets, versions, locks, policies. */
package io.kedgeline.twins.aws.s3;
