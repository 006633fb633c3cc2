/**
 * Decides requests by IAM's rules: documents, statements, conditions, layers. What no AWS page
 * settles fails closed: it does not match in an Allow and does match in a Deny.
 */
package io.kedgeline.twins.aws.authz;
