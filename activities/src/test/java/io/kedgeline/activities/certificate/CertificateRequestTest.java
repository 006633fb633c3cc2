package io.kedgeline.activities.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.certificate.CertificateRequest;
import io.kedgeline.domain.certificate.CertificateRules;
import io.kedgeline.domain.certificate.KeyKind;
import io.kedgeline.domain.certificate.RequestCheck;
import io.kedgeline.domain.certificate.RequestFinding;
import io.kedgeline.domain.certificate.RequestFinding.Code;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.plan.Digest;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as hostile clients make them, and as honest ones do. */
class CertificateRequestTest {

  private static final RequestCheck.Limits LIMITS =
      new RequestCheck.Limits(
          new CertificateRules(List.of(KeyKind.EC_P256, KeyKind.EC_P384, KeyKind.RSA_3072), 8, 32),
          List.of("urn:exacttr:device:", "urn:exacttr:workload:"),
          Set.of(new SourceIdentity("CN=omar-breakglass")));

  private static final byte[] AN_AUTHORITY = HexFormat.of().parseHex("30030101ff");

  record Guilty(String what, Code code, WrittenRequest request) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static final List<Guilty> GUILTY = requests();

  private static List<Guilty> guilty() {
    return GUILTY;
  }

  private static List<Guilty> requests() {
    WrittenRequest good = WrittenRequest.good();
    return List.of(
        new Guilty(
            "signed by another key", Code.NOT_PROVED, good.signedBy(WrittenRequest.another())),
        new Guilty("a changed octet", Code.NOT_PROVED, good.spoiled()),
        new Guilty("SHA-1", Code.WEAK_HASH, good.hashed("SHA1withECDSA")),
        new Guilty("RSA of 2048 bits", Code.KEY_NOT_ALLOWED, good.of(WrittenRequest.rsa(2048))),
        new Guilty("a kind not listed", Code.KEY_NOT_ALLOWED, good.of(WrittenRequest.rsa(4096))),
        new Guilty(
            "a long exponent",
            Code.KEY_NOT_ALLOWED,
            good.of(WrittenRequest.rsaWith(BigInteger.ONE.shiftLeft(256).nextProbablePrime()))),
        new Guilty("P-521", Code.KEY_NOT_ALLOWED, good.of(WrittenRequest.curve("secp521r1"))),
        new Guilty("Ed25519", Code.KEY_NOT_ALLOWED, good.of(WrittenRequest.edwards())),
        new Guilty(
            "an authority",
            Code.CA_ASKED,
            good.with(Extension.basicConstraints, new BasicConstraints(true))),
        new Guilty(
            "signs certificates",
            Code.CA_ASKED,
            good.with(Extension.keyUsage, new KeyUsage(KeyUsage.keyCertSign))),
        new Guilty(
            "signs lists",
            Code.CA_ASKED,
            good.with(
                Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.cRLSign))),
        new Guilty("no name", Code.NAME_MISSING, good.named("")),
        new Guilty("two names", Code.NAME_MISSING, good.named("CN=laptop-0042,CN=laptop-0043")),
        new Guilty("62 characters", Code.NAME_NOT_ALLOWED, good.named("CN=" + "a".repeat(62))),
        new Guilty("a space", Code.NAME_NOT_ALLOWED, good.named("CN=laptop 0042")),
        new Guilty("a pattern", Code.NAME_NOT_ALLOWED, good.named("CN=laptop*")),
        new Guilty("a variable", Code.NAME_NOT_ALLOWED, good.named("CN=${aws:userid}")),
        new Guilty("parentheses", Code.NAME_NOT_ALLOWED, good.named("CN=laptop(1)")),
        new Guilty("a look-alike", Code.NAME_NOT_ALLOWED, good.named("CN=l\u0430ptop-0042")),
        new Guilty(
            "a canary's", Code.NAME_OF_A_CANARY, good.named("CN=Kedgeline-Canary-RB-02.CHG-1")),
        new Guilty("the canary's", Code.NAME_OF_A_CANARY, good.named("CN=kedgeline-canary")),
        new Guilty("a holder's", Code.NAME_OF_A_HOLDER, good.named("CN=omar-breakglass")),
        new Guilty(
            "a holder's in capitals", Code.NAME_OF_A_HOLDER, good.named("CN=Omar-BreakGlass")),
        new Guilty(
            "an environment", Code.SUBJECT_NOT_ALLOWED, good.named("CN=laptop-0042,OU=prod")),
        new Guilty(
            "two in one part", Code.SUBJECT_NOT_ALLOWED, good.named("CN=laptop-0042+OU=prod")),
        new Guilty("no URI", Code.URI_MISSING, good.alsoKnownAs(List.of())),
        new Guilty(
            "two URIs",
            Code.URI_MISSING,
            good.alsoKnownAs(
                List.of(
                    uri("urn:exacttr:device:laptop-0042"), uri("urn:exacttr:device:laptop-1")))),
        new Guilty("a short id", Code.URI_NOT_ALLOWED, good.at("urn:exacttr:device:laptop")),
        new Guilty(
            "a long id", Code.URI_NOT_ALLOWED, good.at("urn:exacttr:device:" + "a".repeat(33))),
        new Guilty("capitals", Code.URI_NOT_ALLOWED, good.at("urn:exacttr:device:Laptop-0042")),
        new Guilty("another space", Code.URI_NOT_ALLOWED, good.at("urn:exacttr:user:laptop-0042")),
        new Guilty("a pattern's end", Code.URI_NOT_ALLOWED, good.at("urn:exacttr:device:laptop-*")),
        new Guilty("two ids", Code.URI_NOT_ALLOWED, good.at("urn:exacttr:device:laptop:0042-aa")),
        new Guilty(
            "a host", Code.OTHER_NAME, good.alsoKnownAs(List.of(uri(), dns("api.exacttr.test")))),
        new Guilty(
            "a part of a name",
            Code.OTHER_NAME,
            good.alsoKnownAs(List.of(uri(), new GeneralName(GeneralName.rfc822Name, "a@b.test")))),
        new Guilty(
            "a string that others read otherwise",
            Code.NAME_NOT_ALLOWED,
            good.named(new X500Name(new RDN[] {new RDN(BCStyle.CN, new DERBMPString("laptop"))}))),
        new Guilty(
            "answers for the authority",
            Code.EXTENSION_NOT_ALLOWED,
            good.with(
                Extension.extendedKeyUsage,
                new ExtendedKeyUsage(
                    new KeyPurposeId[] {
                      KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_OCSPSigning
                    }))),
        new Guilty(
            "every purpose",
            Code.EXTENSION_NOT_ALLOWED,
            good.with(
                Extension.extendedKeyUsage,
                new ExtendedKeyUsage(KeyPurposeId.anyExtendedKeyUsage))),
        new Guilty(
            "extensions asked for as Microsoft does",
            Code.EXTENSION_NOT_ALLOWED,
            good.saying(
                new ASN1ObjectIdentifier("1.3.6.1.4.1.311.2.1.14"),
                new Extensions(
                    new Extension(
                        Extension.basicConstraints, true, new DEROctetString(AN_AUTHORITY))))),
        new Guilty(
            "an extension of nobody's",
            Code.EXTENSION_NOT_ALLOWED,
            good.with(new ASN1ObjectIdentifier("1.2.3.4"), new BasicConstraints(false))));
  }

  @ParameterizedTest
  @MethodSource("guilty")
  void aGuiltyRequestIsFoundOutByItsCheckAlone(Guilty guilty) {
    assertEquals(
        List.of(guilty.code()),
        findings(guilty.request()).stream().map(RequestFinding::code).toList());
  }

  @Test
  void everyCheckHasAGuiltyRequest() {
    Set<Code> found = EnumSet.noneOf(Code.class);
    guilty().forEach(guilty -> found.add(guilty.code()));
    found.addAll(otherThan("laptop-0043", "urn:exacttr:device:laptop-0043"));
    assertEquals(EnumSet.allOf(Code.class), found);
    assertEquals(
        List.of(Code.values()), RequestCheck.ALL.stream().map(RequestCheck::code).toList());
  }

  @Test
  void aRequestForOtherNamesThanWereApprovedIsFoundOut() {
    String own = "urn:exacttr:device:laptop-0042";
    assertEquals(List.of(), otherThan("laptop-0042", own));
    assertEquals(List.of(Code.NOT_AS_PLANNED), otherThan("laptop-0043", own));
    assertEquals(
        List.of(Code.NOT_AS_PLANNED), otherThan("laptop-0042", "urn:exacttr:device:laptop-0043"));
  }

  /** What is found in a good request where a certificate with these names was approved. */
  private static List<Code> otherThan(String commonName, String uri) {
    RequestCheck.Limits planned =
        new RequestCheck.Limits(
            LIMITS.rules(),
            LIMITS.urnSpaces(),
            LIMITS.reserved(),
            Optional.of(new CertificateNames(Map.of("CN", commonName), Optional.of(uri))));
    return RequestCheck.findings(
            CertificateRequestFile.parse(
                WrittenRequest.good().pem().getBytes(StandardCharsets.US_ASCII)),
            planned)
        .stream()
        .map(RequestFinding::code)
        .toList();
  }

  @Test
  void whatAnHonestClientAsksForIsFoundInnocent() {
    WrittenRequest good = WrittenRequest.good();
    for (WrittenRequest request :
        List.of(
            good,
            good.of(WrittenRequest.curve("secp384r1")).hashed("SHA384withECDSA"),
            good.of(WrittenRequest.rsa(3072)),
            good.at("urn:exacttr:workload:scanner-eu-1"),
            good.named(
                new X500Name(
                    new RDN[] {new RDN(BCStyle.CN, new DERPrintableString("laptop-0042"))})),
            good.saying(
                PKCSObjectIdentifiers.pkcs_9_at_challengePassword, new DERUTF8String("secret")),
            good.with(Extension.basicConstraints, new BasicConstraints(false))
                .with(Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature))
                .with(
                    Extension.extendedKeyUsage,
                    new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth)))) {
      assertEquals(List.of(), findings(request));
    }
  }

  @Test
  void aRequestSaysWhichKeyAnAttestationMustBeOf() {
    for (KeyPair key : List.of(WrittenRequest.another(), WrittenRequest.rsa(3072))) {
      String request = WrittenRequest.good().of(key).pem();
      assertEquals(
          Digest.of(key.getPublic().getEncoded()),
          CertificateRequestFile.parse(request.getBytes(StandardCharsets.US_ASCII)).publicKey());
    }
  }

  @Test
  void everythingThatIsWrongIsNamedAtOnce() {
    WrittenRequest bad =
        WrittenRequest.good()
            .of(WrittenRequest.rsa(2048))
            .named("CN=laptop 0042,OU=prod")
            .at("urn:other:x");
    assertEquals(
        List.of(
            Code.KEY_NOT_ALLOWED,
            Code.NAME_NOT_ALLOWED,
            Code.SUBJECT_NOT_ALLOWED,
            Code.URI_NOT_ALLOWED),
        findings(bad).stream().map(RequestFinding::code).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no request",
        "-----BEGIN CERTIFICATE REQUEST-----\n-----END CERTIFICATE REQUEST-----\n",
        "-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----\n",
        "-----BEGIN CERTIFICATE REQUEST-----\nX: y\n\nMAA=\n-----END CERTIFICATE REQUEST-----\n",
        "-----BEGIN CERTIFICATE REQUEST-----\n!!!!\n-----END CERTIFICATE REQUEST-----\n",
        "-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n",
        "-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----\n"
      })
  void whatIsNoRequestIsRefused(String text) {
    refused(text);
  }

  @Test
  void twoRequestsInOneFileOrMoreThanIsTakenAreRefused() {
    String good = WrittenRequest.good().pem();
    refused(good + good);
    refused(good + "\n".repeat(CertificateRequestFile.MOST_OCTETS));
  }

  @Test
  void whatAnotherReaderMightTakeForTheRequestIsRefused() {
    String good = WrittenRequest.good().pem();
    String bad = WrittenRequest.good().named("CN=admin").pem();
    for (String text : List.of(" " + bad + good, "see: " + bad + good, good + "and so on\n")) {
      refused(text);
    }
    assertEquals(List.of(), findings("Certificate Request:\n    Data:\n" + good));
  }

  @Test
  void anExtensionOfAnotherFormIsRefused() {
    WrittenRequest good = WrittenRequest.good();
    for (String value : List.of("30800101000000", "300000", "308100")) {
      refused(good.with(Extension.basicConstraints, HexFormat.of().parseHex(value)).pem());
    }
    refused(good.with(Extension.extendedKeyUsage, HexFormat.of().parseHex("0500")).pem());
    refused(good.with(Extension.subjectKeyIdentifier, HexFormat.of().parseHex("0500")).pem());
  }

  @Test
  void aPartOfANameWithoutAnythingInItIsRefused() {
    X500Name name =
        X500Name.getInstance(
            new DERSequence(
                new ASN1Encodable[] {
                  new DERSet(), new RDN(BCStyle.CN, new DERUTF8String("laptop-0042"))
                }));
    refused(WrittenRequest.good().named(name).pem());
  }

  @ParameterizedTest
  @ValueSource(strings = {"3080", "2480", "a080"})
  void whatIsNestedWithoutEndIsRefused(String opening) {
    refused(WrittenRequest.pem(HexFormat.of().parseHex(opening.repeat(2_900))));
  }

  @Test
  void noOctetOfARequestCanBeChangedAndTheRequestStayInnocent() {
    byte[] der = WrittenRequest.good().der();
    for (int at = 0; at < der.length; at++) {
      byte[] changed = der.clone();
      changed[at] ^= 1;
      String pem = WrittenRequest.pem(changed);
      assertTrue(readableAndInnocent(pem).isEmpty(), "octet " + at);
    }
  }

  private static List<String> readableAndInnocent(String pem) {
    List<String> innocent = new ArrayList<>();
    try {
      if (findings(pem).isEmpty()) {
        innocent.add(pem);
      }
    } catch (IllegalArgumentException unreadable) {
      assertTrue(String.valueOf(unreadable.getMessage()).startsWith("request: must be"));
    }
    return innocent;
  }

  private static void refused(String text) {
    assertTrue(
        String.valueOf(
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                            CertificateRequestFile.parse(text.getBytes(StandardCharsets.US_ASCII)))
                    .getMessage())
            .startsWith("request: must be"));
  }

  private static List<RequestFinding> findings(WrittenRequest request) {
    return findings(request.pem());
  }

  private static List<RequestFinding> findings(String pem) {
    CertificateRequest request =
        CertificateRequestFile.parse(pem.getBytes(StandardCharsets.US_ASCII));
    return RequestCheck.findings(request, LIMITS);
  }

  private static GeneralName uri() {
    return uri("urn:exacttr:device:laptop-0042");
  }

  private static GeneralName uri(String text) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, text);
  }

  private static GeneralName dns(String host) {
    return new GeneralName(GeneralName.dNSName, host);
  }
}
