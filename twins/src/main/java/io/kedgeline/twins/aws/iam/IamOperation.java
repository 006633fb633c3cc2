package io.kedgeline.twins.aws.iam;

import io.kedgeline.twins.aws.front.Form;
import io.kedgeline.twins.aws.front.Invocation;

/** One operation: asks whether the caller may, does it, and gives the XML of its result. */
@FunctionalInterface
interface IamOperation {

  String perform(Form form, Invocation call);
}
