package io.kedgeline.twins.aws.state;

import io.kedgeline.twins.aws.authz.RequestContext;
import java.util.List;
import java.util.Map;

/** The condition keys that tags come with (IAM User Guide, "Controlling access using tags"). */
public final class TagKeys {

  private TagKeys() {}

  /** Adds the keys of tags that a request sets. */
  public static RequestContext.Builder requested(
      RequestContext.Builder context, Map<String, String> tags) {
    if (!tags.isEmpty()) {
      context.putAll("aws:TagKeys", List.copyOf(tags.keySet()));
    }
    tags.forEach((key, value) -> context.put("aws:RequestTag/" + key, value));
    return context;
  }

  /** Adds the keys of the tags that what is asked on has. */
  public static RequestContext.Builder ofResource(
      RequestContext.Builder context, Map<String, String> tags) {
    tags.forEach((key, value) -> context.put("aws:ResourceTag/" + key, value));
    return context;
  }

  /** The same for IAM's own resources, whose tags have keys of IAM's besides. */
  public static RequestContext.Builder ofIamResource(
      RequestContext.Builder context, Map<String, String> tags) {
    tags.forEach((key, value) -> context.put("iam:ResourceTag/" + key, value));
    return ofResource(context, tags);
  }
}
