package io.kedgeline.twins.aws.acmpca;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** Distinguished names (API Reference, ASN1Subject). */
final class Subjects {

  private record Part(String member, ASN1ObjectIdentifier type, String shape) {}

  private static final List<Part> PARTS =
      List.of(
          new Part("Country", BCStyle.C, "[A-Za-z]{2}"),
          new Part("Organization", BCStyle.O, ".{0,64}"),
          new Part("OrganizationalUnit", BCStyle.OU, ".{0,64}"),
          new Part(
              "DistinguishedNameQualifier", BCStyle.DN_QUALIFIER, "[a-zA-Z0-9'()+./?:=,-]{0,64}"),
          new Part("State", BCStyle.ST, ".{0,128}"),
          new Part("CommonName", BCStyle.CN, ".{0,64}"),
          new Part("SerialNumber", BCStyle.SERIALNUMBER, "[a-zA-Z0-9'()+./?:=,-]{0,64}"),
          new Part("Locality", BCStyle.L, ".{0,128}"),
          new Part("Title", BCStyle.T, ".{0,64}"),
          new Part("Surname", BCStyle.SURNAME, ".{0,40}"),
          new Part("GivenName", BCStyle.GIVENNAME, ".{0,16}"),
          new Part("Initials", BCStyle.INITIALS, ".{0,5}"),
          new Part("Pseudonym", BCStyle.PSEUDONYM, ".{0,128}"),
          new Part("GenerationQualifier", BCStyle.GENERATION, ".{0,3}"));
  private static final int LONGEST_CUSTOM = 256;

  private Subjects() {}

  /** The name that these members are; custom attributes stand alone. */
  static X500Name name(JsonNode subject) {
    X500NameBuilder builder = new X500NameBuilder(BCStyle.INSTANCE);
    JsonNode custom = subject.path("CustomAttributes");
    for (Part part : PARTS) {
      if (subject.hasNonNull(part.member())) {
        String value = subject.path(part.member()).asText("");
        if (!value.matches(part.shape())) {
          throw Refusals.args(part.member() + " is not valid");
        }
        if (!custom.isEmpty()) {
          throw Refusals.args("CustomAttributes cannot be used with standard attributes");
        }
        builder.addRDN(part.type(), value);
      }
    }
    for (JsonNode attribute : custom) {
      String value = attribute.path("Value").asText("");
      if (value.isEmpty() || value.length() > LONGEST_CUSTOM) {
        throw Refusals.args(
            "A custom attribute must be 1 to %d characters".formatted(LONGEST_CUSTOM));
      }
      builder.addRDN(Oids.of(attribute.path("ObjectIdentifier").asText("")), value);
    }
    return builder.build();
  }
}
