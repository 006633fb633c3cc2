/** Identity Center's identity store, as far as it is read. */
package io.kedgeline.twins.aws.identitystore;
