package io.kedgeline.twins.aws.acmpca;

import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** The families of templates (AWS Private CA User Guide, "Template definitions"). */
@SuppressWarnings("ImmutableEnumChecker") // its collections are made by List.of and Set.of
enum TemplateKind {
  ROOT_CA("RootCACertificate", true, Usages.AUTHORITY, List.of(), Set.of("", "API")),
  BLANK_ROOT_CA("BlankRootCACertificate", true, 0, List.of(), Set.of("API")),
  SUBORDINATE_CA("SubordinateCACertificate", true, Usages.AUTHORITY, List.of(), Forms.ALL),
  BLANK_SUBORDINATE_CA("BlankSubordinateCACertificate", true, 0, List.of(), Forms.PASSING),
  END_ENTITY(
      "EndEntityCertificate",
      false,
      Usages.PEER,
      List.of(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth),
      Forms.ALL),
  CLIENT(
      "EndEntityClientAuthCertificate",
      false,
      Usages.PEER,
      List.of(KeyPurposeId.id_kp_clientAuth),
      Forms.ALL),
  SERVER(
      "EndEntityServerAuthCertificate",
      false,
      Usages.PEER,
      List.of(KeyPurposeId.id_kp_serverAuth),
      Forms.ALL),
  CODE_SIGNING(
      "CodeSigningCertificate",
      false,
      KeyUsage.digitalSignature,
      List.of(KeyPurposeId.id_kp_codeSigning),
      Forms.ALL),
  OCSP_SIGNING(
      "OCSPSigningCertificate",
      false,
      KeyUsage.digitalSignature,
      List.of(KeyPurposeId.id_kp_OCSPSigning),
      Forms.ALL),
  BLANK_END_ENTITY("BlankEndEntityCertificate", false, 0, List.of(), Forms.PASSING);

  private static final class Usages {
    static final int AUTHORITY =
        KeyUsage.digitalSignature | KeyUsage.keyCertSign | KeyUsage.cRLSign;
    static final int PEER = KeyUsage.digitalSignature | KeyUsage.keyEncipherment;
  }

  private static final class Forms {
    static final Set<String> ALL = Set.of("", "API", "CSR", "APICSR");
    static final Set<String> PASSING = Set.of("API", "CSR", "APICSR");
  }

  private final String word;
  private final boolean authority;
  private final int keyUsage;
  private final List<KeyPurposeId> purposes;
  private final Set<String> forms;

  TemplateKind(
      String word,
      boolean authority,
      int keyUsage,
      List<KeyPurposeId> purposes,
      Set<String> forms) {
    this.word = word;
    this.authority = authority;
    this.keyUsage = keyUsage;
    this.purposes = purposes;
    this.forms = forms;
  }

  String word() {
    return word;
  }

  /** Whether its certificates are authorities. */
  boolean authority() {
    return authority;
  }

  /** Whether its certificates are signed by themselves. */
  boolean root() {
    return this == ROOT_CA || this == BLANK_ROOT_CA;
  }

  /** The bits of the key usage that it fixes, 0 if it fixes none. */
  int keyUsage() {
    return keyUsage;
  }

  /** The extended key usage that it fixes, empty if it fixes none. */
  List<KeyPurposeId> purposes() {
    return purposes;
  }

  /** Whether there is this form: what passes through, or nothing. */
  boolean has(String form, boolean pathLength, boolean criticalConstraints) {
    boolean pathFits =
        switch (this) {
          case SUBORDINATE_CA, BLANK_SUBORDINATE_CA -> pathLength;
          case BLANK_ROOT_CA -> true;
          default -> !pathLength;
        };
    return forms.contains(form) && pathFits && (!criticalConstraints || this == BLANK_END_ENTITY);
  }
}
