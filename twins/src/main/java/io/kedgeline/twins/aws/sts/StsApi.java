package io.kedgeline.twins.aws.sts;

import io.kedgeline.twins.aws.front.Form;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.front.QueryService;
import io.kedgeline.twins.aws.front.Xml;
import io.kedgeline.twins.aws.state.AwsError;

/** STS: AssumeRole, and GetCallerIdentity, which nothing can deny. */
public final class StsApi implements QueryService {

  @Override
  public String perform(String action, Form form, Invocation invocation) {
    return switch (action) {
      case "AssumeRole" -> AssumeRole.perform(form, invocation);
      case "GetCallerIdentity" -> callerIdentity(invocation);
      default -> throw new AwsError(400, "InvalidAction", "Could not find operation " + action);
    };
  }

  private static String callerIdentity(Invocation invocation) {
    return Xml.of(xml ->
        xml.put("Arn", invocation.principal().caller().arn())
            .put("UserId", invocation.principal().userId())
            .put("Account", invocation.account()));
  }
}
