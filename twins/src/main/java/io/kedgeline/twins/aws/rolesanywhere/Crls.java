package io.kedgeline.twins.aws.rolesanywhere;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Answer;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AnywhereObject;
import io.kedgeline.twins.aws.state.AwsError;
import java.util.List;
import java.util.Map;

/** Imported certificate revocation lists. */
final class Crls {

  private static final Objects CRLS = new Objects("crl", "crl");
  private static final int DATA_LIMIT = 300_000;
  private static final int PER_ANCHOR = 2;

  private Crls() {}

  static Answer create(Invocation call) {
    ObjectNode body = Json.read(call.request().body());
    Map<String, String> tags = Fields.tags(body.path("tags"));
    Objects.allowedWithoutObject(call, "ImportCrl", Tagging.context(call, tags));
    Fields.name(body, true);
    checkData(body);
    String anchor = body.path("trustAnchorArn").asText("");
    if (Objects.find(call, anchor).filter(found -> found.kind().equals("trust-anchor")).isEmpty()) {
      throw new AwsError(404, "ResourceNotFoundException", "Trust anchor not found: " + anchor);
    }
    long present =
        call.state().anywhere("crl", call.account(), call.region()).stream()
            .filter(crl -> crl.detail().path("trustAnchorArn").asText("").equals(anchor))
            .count();
    if (present >= PER_ANCHOR) {
      throw AwsError.validation("Number of CRLs per trust anchor exceeded: " + PER_ANCHOR);
    }
    ObjectNode detail = Json.object();
    Fields.take(body, detail, List.of("name", "crlData", "trustAnchorArn"));
    detail.put("enabled", body.path("enabled").asBoolean(false));
    AnywhereObject object = CRLS.create(call, detail);
    object.tags().putAll(tags);
    return CRLS.one(201, object);
  }

  static Answer list(Invocation call) {
    return CRLS.list(call, "ListCrls", "crls");
  }

  static Answer get(Invocation call, String id) {
    return CRLS.one(200, CRLS.allowed(call, "GetCrl", id));
  }

  static Answer update(Invocation call, String id) {
    AnywhereObject object = CRLS.allowed(call, "UpdateCrl", id);
    ObjectNode body = Json.read(call.request().body());
    Fields.name(body, false);
    if (body.hasNonNull("crlData")) {
      checkData(body);
    }
    Fields.take(body, object.detail(), List.of("name", "crlData"));
    Objects.touch(call, object);
    return CRLS.one(200, object);
  }

  static Answer delete(Invocation call, String id) {
    return CRLS.delete(call, "DeleteCrl", id);
  }

  static Answer enable(Invocation call, String id) {
    return CRLS.enabled(call, "EnableCrl", id, true);
  }

  static Answer disable(Invocation call, String id) {
    return CRLS.enabled(call, "DisableCrl", id, false);
  }

  private static void checkData(ObjectNode body) {
    byte[] pem = PemData.decode(body.path("crlData").asText(""));
    if (pem.length == 0 || pem.length > DATA_LIMIT) {
      throw AwsError.validation("crlData must be 1 to " + DATA_LIMIT + " bytes");
    }
    PemData.crl(pem);
  }
}
