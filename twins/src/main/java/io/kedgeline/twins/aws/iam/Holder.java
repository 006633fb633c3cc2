package io.kedgeline.twins.aws.iam;

import io.kedgeline.twins.aws.authz.RequestContext;
import io.kedgeline.twins.aws.front.Form;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.state.IdentityPolicies;

/** What policies hang on. Operations on both differ in this word only. */
enum Holder {
  ROLE("Role", 10_240) {
    @Override
    IdentityPolicies find(
        String action, Form form, Invocation call, RequestContext.Builder context) {
      return Access.role(action, form, call, context).policies();
    }
  },
  USER("User", 2_048) {
    @Override
    IdentityPolicies find(
        String action, Form form, Invocation call, RequestContext.Builder context) {
      return Access.user(action, form, call, context).policies();
    }
  };

  private final String word;
  private final int inlineLimit;

  Holder(String word, int inlineLimit) {
    this.word = word;
    this.inlineLimit = inlineLimit;
  }

  /** What hangs on the one that the request names, if the caller may do this to it. */
  abstract IdentityPolicies find(
      String action, Form form, Invocation call, RequestContext.Builder context);

  /** The parameter that names it. */
  String nameParameter() {
    return word + "Name";
  }

  /** {@code Role} or {@code User}, as operations are named. */
  String word() {
    return word;
  }

  /** How many characters its inline policies may have together. */
  int inlineLimit() {
    return inlineLimit;
  }
}
