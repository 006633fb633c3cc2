/** IAM: roles, users, their policies and tags; one class per noun. */
package io.kedgeline.twins.aws.iam;
