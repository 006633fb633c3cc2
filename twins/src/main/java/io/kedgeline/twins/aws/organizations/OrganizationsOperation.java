package io.kedgeline.twins.aws.organizations;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One operation: asks whether the caller may, does it, and gives the members of its result. */
@FunctionalInterface
interface OrganizationsOperation {

  ObjectNode perform(OrganizationsCall call);
}
