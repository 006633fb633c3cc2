package io.kedgeline.twins.aws.sts;

import io.kedgeline.twins.aws.authz.RequestContext;
import io.kedgeline.twins.aws.front.Form;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.Principal;
import io.kedgeline.twins.aws.state.TagKeys;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The tags of a session: those that are passed, and those that a chained session inherits (IAM User
 * Guide, "Pass session tags in AWS STS").
 *
 * @param passed the tags of the request
 * @param passedOn which of them the next sessions of the chain inherit
 * @param inherited the calling session's transitive tags
 */
record SessionTags(
    Map<String, String> passed, List<String> passedOn, Map<String, String> inherited) {

  static final int MOST = 50;

  static SessionTags of(Form form, Principal caller) {
    Map<String, String> inherited =
        caller instanceof Principal.Session session ? session.session().transitiveTags() : Map.of();
    SessionTags tags =
        new SessionTags(form.tags("Tags"), form.members("TransitiveTagKeys"), inherited);
    tags.check();
    return tags;
  }

  private void check() {
    Set<String> keys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    passed.forEach((key, value) -> {
      if (!key.matches("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,128}")
          || !value.matches("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{0,256}")
          || key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
        throw new AwsError(400, "ValidationError", "The session tag " + key + " is not valid.");
      }
      require(
          keys.add(key),
          "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
    });
    require(
        inherited.keySet().stream().noneMatch(keys::contains),
        "One of the specified transitive tag keys can't be set because it conflicts with a"
            + " transitive tag key from the calling session.");
    require(
        keys.containsAll(passedOn),
        "The specified transitive tag keys are not in the session tags.");
    if (all().size() > MOST) {
      throw new AwsError(
          400, "ValidationError", "A session must have at most " + MOST + " session tags.");
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AwsError(400, "InvalidParameterValue", otherwise);
    }
  }

  boolean any() {
    return !all().isEmpty();
  }

  /** What the session has; inherited ones cannot be among those that are passed. */
  Map<String, String> all() {
    Map<String, String> all = new TreeMap<>(inherited);
    all.putAll(passed);
    return all;
  }

  /** The keys of those that the next sessions of the chain inherit. */
  Set<String> transitive() {
    Set<String> keys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    keys.addAll(passedOn);
    keys.addAll(inherited.keySet());
    return keys;
  }

  /** Adds the condition keys of what is passed. */
  RequestContext.Builder describe(RequestContext.Builder context) {
    if (!passedOn.isEmpty()) {
      context.putAll("sts:TransitiveTagKeys", passedOn);
    }
    return TagKeys.requested(context, passed);
  }
}
