package io.kedgeline.twins.aws.sts;

import io.kedgeline.twins.aws.front.Form;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.front.QueryService;
import io.kedgeline.twins.aws.front.Xml;
import io.kedgeline.twins.aws.state.AccessKey;
import io.kedgeline.twins.aws.state.AwsError;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** STS: sessions, and who somebody is, which nothing can deny. */
public final class StsApi implements QueryService {

  @FunctionalInterface
  private interface Operation {
    String perform(Form form, Invocation call);
  }

  private static final Pattern KEY_ID = Pattern.compile("[\\w]{16,128}");

  private final Map<String, Operation> operations =
      new TreeMap<>(
          Map.of(
              "AssumeRole", AssumeRole::perform,
              "GetAccessKeyInfo", StsApi::accessKeyInfo,
              "GetCallerIdentity", (form, call) -> callerIdentity(call),
              "GetSessionToken", SessionToken::perform));

  /** The names of all operations. */
  public Set<String> names() {
    return operations.keySet();
  }

  @Override
  public String perform(String action, Form form, Invocation invocation) {
    return Optional.ofNullable(operations.get(action))
        .orElseThrow(() -> new AwsError(400, "InvalidAction", "Could not find operation " + action))
        .perform(form, invocation);
  }

  private static String callerIdentity(Invocation invocation) {
    return Xml.of(xml ->
        xml.put("Arn", invocation.principal().caller().arn())
            .put("UserId", invocation.principal().userId())
            .put("Account", invocation.account()));
  }

  /** To which account a key belongs, whoever asks and whether or not it is active. */
  private static String accessKeyInfo(Form form, Invocation call) {
    String id = form.get("AccessKeyId", KEY_ID);
    call.judge()
        .require(
            "sts:GetAccessKeyInfo",
            "*",
            call.account(),
            call.judge().context().build(),
            "AccessDenied");
    AccessKey key =
        call.state()
            .credentials()
            .find(id)
            .orElseThrow(() ->
                new AwsError(400, "ValidationError", "Invalid value for parameter: AccessKeyId"));
    return Xml.of(xml -> xml.put("Account", key.principal().account()));
  }
}
