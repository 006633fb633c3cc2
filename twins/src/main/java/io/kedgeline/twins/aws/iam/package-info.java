/** The IAM and STS operations that Kedgeline and its tests use. */
package io.kedgeline.twins.aws.iam;
