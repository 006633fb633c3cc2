package io.kedgeline.twins.aws.iam;

import io.kedgeline.twins.aws.authz.RequestContext;
import io.kedgeline.twins.aws.front.Form;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.front.Xml;
import io.kedgeline.twins.aws.state.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Tags of roles, users and managed policies: at most 50, and keys do not differ by case alone. */
final class Tags {

  private static final int MOST = 50;

  /** Finds the tags of what a request names, if the caller may do this. */
  private interface Tagged {
    Map<String, String> find(
        String action, Form form, Invocation call, RequestContext.Builder context);
  }

  private Tags() {}

  static Map<String, IamOperation> operations() {
    Map<String, IamOperation> operations = new TreeMap<>();
    add(
        operations,
        "Role",
        (action, form, call, keys) -> Access.role(action, form, call, keys).tags());
    add(
        operations,
        "User",
        (action, form, call, keys) -> Access.user(action, form, call, keys).tags());
    add(
        operations,
        "Policy",
        (action, form, call, keys) ->
            (action.startsWith("List")
                    ? Access.policy(action, form, call, keys)
                    : Access.ownPolicy(action, form, call, keys))
                .tags());
    return operations;
  }

  private static void add(Map<String, IamOperation> operations, String word, Tagged tagged) {
    operations.put("Tag" + word, (form, call) -> tag("Tag" + word, tagged, form, call));
    operations.put("Untag" + word, (form, call) -> untag("Untag" + word, tagged, form, call));
    operations.put(
        "List" + word + "Tags", (form, call) -> list("List" + word + "Tags", tagged, form, call));
  }

  /** The tags that a request sets. */
  static Map<String, String> of(Form form) {
    return limited(form.tags("Tags"));
  }

  static void put(Xml xml, Map<String, String> tags) {
    if (!tags.isEmpty()) {
      xml.putMembers("Tags", List.copyOf(tags.entrySet()), Tags::one);
    }
  }

  private static void one(Xml xml, Map.Entry<String, String> tag) {
    xml.put("Key", tag.getKey()).put("Value", tag.getValue());
  }

  private static String tag(String action, Tagged tagged, Form form, Invocation call) {
    Map<String, String> added = of(form);
    Map<String, String> tags = tagged.find(action, form, call, Access.tagging(call, added));
    Map<String, String> after = new TreeMap<>(tags);
    after.keySet().removeIf(key -> added.keySet().stream().anyMatch(key::equalsIgnoreCase));
    after.putAll(added);
    limited(after);
    tags.clear();
    tags.putAll(after);
    return "";
  }

  private static String untag(String action, Tagged tagged, Form form, Invocation call) {
    List<String> keys = form.members("TagKeys");
    tagged
        .find(action, form, call, call.judge().context().putAll("aws:TagKeys", keys))
        .keySet()
        .removeAll(keys);
    return "";
  }

  private static String list(String action, Tagged tagged, Form form, Invocation call) {
    Map<String, String> tags = tagged.find(action, form, call, call.judge().context());
    return Pages.of(form, new ArrayList<>(tags.entrySet())).answer("Tags", Tags::one);
  }

  private static Map<String, String> limited(Map<String, String> tags) {
    if (tags.size() > MOST) {
      throw Refusals.limit("TagsPerResource", MOST);
    }
    tags.forEach((key, value) -> {
      if (!key.matches("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,128}")
          || !value.matches("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{0,256}")
          || key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
        throw new AwsError(400, "InvalidInput", "The tag " + key + " is not valid.");
      }
    });
    return tags;
  }
}
