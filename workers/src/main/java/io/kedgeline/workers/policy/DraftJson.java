package io.kedgeline.workers.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.domain.onboarding.ProfileDraft;
import io.kedgeline.workflows.wire.WireMapper;

/**
 * A draft with the names that AWS's own operations have: CreateRole, PutRolePolicy, CreateProfile.
 */
final class DraftJson {

  private static final JsonMapper MAPPER = WireMapper.tolerant();

  private DraftJson() {}

  static String of(ProfileDraft draft) throws JsonProcessingException {
    ObjectNode all = MAPPER.createObjectNode();
    ObjectNode role = all.putObject("role");
    role.put("RoleName", draft.role().name());
    role.put("Path", draft.role().path());
    role.put("MaxSessionDuration", ProfileDraft.MAXIMUM_SESSION.toSeconds());
    role.put("PermissionsBoundary", draft.boundary().value());
    role.set("AssumeRolePolicyDocument", MAPPER.readTree(draft.trust().document()));
    role.put("PolicyName", draft.name());
    role.set("PolicyDocument", MAPPER.readTree(draft.policy()));
    ObjectNode profile = all.putObject("profile");
    profile.put("name", draft.name());
    profile.putArray("roleArns").add(draft.role().value());
    profile.put("durationSeconds", draft.session().toSeconds());
    profile.put("enabled", false);
    profile.put("acceptRoleSessionName", false);
    ObjectNode tag = profile.putArray("tags").addObject();
    tag.put("key", ProfileDraft.CLASS_TAG);
    tag.put("value", draft.profileClass());
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(all);
  }
}
