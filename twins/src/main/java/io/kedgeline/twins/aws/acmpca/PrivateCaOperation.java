package io.kedgeline.twins.aws.acmpca;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Carries one operation out, and gives the members of its answer. */
@FunctionalInterface
interface PrivateCaOperation {

  ObjectNode perform(PrivateCaCall call);
}
