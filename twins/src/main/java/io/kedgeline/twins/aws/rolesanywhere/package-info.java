/** Roles Anywhere's control plane. */
package io.kedgeline.twins.aws.rolesanywhere;
