/** Has AWS Private CA issue end-entity certificates that Roles Anywhere takes. */
package io.kedgeline.activities.aws.issuance;
