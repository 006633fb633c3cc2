/** PostgreSQL in a kept folder. */
package io.kedgeline.sandbox.database;
