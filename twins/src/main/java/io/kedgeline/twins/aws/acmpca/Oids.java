package io.kedgeline.twins.aws.acmpca;

import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** Object identifiers as requests write them. */
final class Oids {

  private static final int LONGEST = 64;

  private Oids() {}

  static ASN1ObjectIdentifier of(String text) {
    return Optional.ofNullable(ASN1ObjectIdentifier.tryFromID(text))
        .filter(oid -> text.length() <= LONGEST)
        .orElseThrow(() -> Refusals.args("not an object identifier: " + text));
  }
}
