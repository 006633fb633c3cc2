/** What the twin remembers: accounts, roles, users, keys, Roles Anywhere's objects. */
package io.kedgeline.twins.aws.state;
