package io.kedgeline.twins.aws.iam;

import io.kedgeline.twins.aws.front.Form;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.front.Xml;
import io.kedgeline.twins.aws.state.AccessKey;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.IamUser;
import io.kedgeline.twins.aws.state.Principal;
import java.util.Map;

/** Long-lived keys of users: what Roles Anywhere is there to replace. */
final class AccessKeys {

  private static final int MOST = 2;

  private AccessKeys() {}

  static Map<String, IamOperation> operations() {
    return Map.of(
        "CreateAccessKey", AccessKeys::create,
        "ListAccessKeys", AccessKeys::list,
        "UpdateAccessKey", AccessKeys::update,
        "DeleteAccessKey", AccessKeys::delete);
  }

  private static String create(Form form, Invocation call) {
    IamUser user = Access.user("CreateAccessKey", form, call);
    if (call.state().credentials().of(user).size() >= MOST) {
      throw Refusals.limit("AccessKeysPerUser", MOST);
    }
    AccessKey key = call.state().credentials().issue(new Principal.User(user));
    return Xml.of(xml ->
        xml.put("AccessKey", one -> describe(one, user, key).put("SecretAccessKey", key.secret())));
  }

  private static String list(Form form, Invocation call) {
    IamUser user = Access.user("ListAccessKeys", form, call);
    return Pages.of(form, call.state().credentials().of(user))
        .answer("AccessKeyMetadata", (xml, key) -> describe(xml, user, key));
  }

  private static String update(Form form, Invocation call) {
    AccessKey key = key("UpdateAccessKey", form, call);
    String status = form.get("Status");
    if (!status.equals("Active") && !status.equals("Inactive")) {
      throw new AwsError(400, "ValidationError", "Status must be Active or Inactive");
    }
    call.state().credentials().keep(key.active(status.equals("Active")));
    return "";
  }

  private static String delete(Form form, Invocation call) {
    call.state().credentials().remove(key("DeleteAccessKey", form, call));
    return "";
  }

  private static AccessKey key(String action, Form form, Invocation call) {
    String id = form.get("AccessKeyId");
    return call.state().credentials().of(Access.user(action, form, call)).stream()
        .filter(key -> key.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Refusals.missing("The Access Key with id " + id + " cannot be found."));
  }

  private static Xml describe(Xml xml, IamUser user, AccessKey key) {
    return xml.put("UserName", user.name())
        .put("AccessKeyId", key.id())
        .put("Status", key.active() ? "Active" : "Inactive")
        .put("CreateDate", key.created());
  }
}
