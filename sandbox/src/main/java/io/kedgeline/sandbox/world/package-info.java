/** The invented world: an account, its anchor, profiles, roles, people and keys. */
package io.kedgeline.sandbox.world;
