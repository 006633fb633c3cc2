package io.kedgeline.twins.aws.identitystore;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One operation: asks whether the caller may, and gives the members of its result. */
@FunctionalInterface
interface IdentityStoreOperation {

  ObjectNode perform(IdentityStoreCall call);
}
