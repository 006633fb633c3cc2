package io.kedgeline.twins.aws.acmpca;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * Subject alternative names (API Reference, GeneralName). OtherName and EdiPartyName are not here.
 */
final class AlternativeNames {

  private static final int MOST = 150;
  private static final int LONGEST = 253;
  private static final Map<String, Integer> TEXTS =
      Map.of(
          "Rfc822Name", GeneralName.rfc822Name,
          "DnsName", GeneralName.dNSName,
          "UniformResourceIdentifier", GeneralName.uniformResourceIdentifier,
          "IpAddress", GeneralName.iPAddress,
          "RegisteredId", GeneralName.registeredID);

  private AlternativeNames() {}

  static GeneralNames of(JsonNode list) {
    List<GeneralName> names = new ArrayList<>();
    list.forEach(one -> names.add(name(one)));
    if (names.isEmpty() || names.size() > MOST) {
      throw Refusals.args("SubjectAlternativeNames must be 1 to " + MOST);
    }
    return new GeneralNames(names.toArray(GeneralName[]::new));
  }

  private static GeneralName name(JsonNode one) {
    if (one.size() != 1) {
      throw Refusals.args("A GeneralName must have one member");
    }
    Map.Entry<String, JsonNode> member = one.properties().iterator().next();
    if (member.getKey().equals("DirectoryName")) {
      return new GeneralName(Subjects.name(member.getValue()));
    }
    String value = member.getValue().asText("");
    if (!TEXTS.containsKey(member.getKey()) || value.isEmpty() || value.length() > LONGEST) {
      throw Refusals.args(member.getKey() + " is not valid in this twin");
    }
    try {
      return new GeneralName(TEXTS.get(member.getKey()), value);
    } catch (IllegalArgumentException malformed) {
      throw Refusals.args(member.getKey() + " is not valid");
    }
  }
}
