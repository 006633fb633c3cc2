package io.kedgeline.domain.certificate;

import io.kedgeline.domain.certificate.CertificateRequest.AlternativeName;
import io.kedgeline.domain.certificate.CertificateRequest.SubjectPart;
import io.kedgeline.domain.certificate.RequestFinding.Code;
import io.kedgeline.domain.onboarding.CanaryDeny;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The named checks of a certificate request, in order; all are made, so that one reading names
 * everything. They are the specification of who may be certified: subject and URI become session
 * tags and the name of every session, and policies let in by them.
 *
 * @param code what a failure is called
 * @param fails whether the request fails this check
 * @param sentence what is wrong
 */
public record RequestCheck(
    Code code,
    BiPredicate<CertificateRequest, Limits> fails,
    Function<CertificateRequest, String> sentence) {

  private static final String COMMON_NAME = "CN";

  /**
   * What STS takes as a session's name and source identity and Roles Anywhere as a tag, and what
   * stands in no policy for anything but itself. Longer ones lose their prefix in the source
   * identity.
   */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,60}");

  private static final Pattern ID = Pattern.compile("[a-z0-9-]+");

  private static final Set<Code> ON_KEY =
      EnumSet.of(Code.NOT_PROVED, Code.WEAK_HASH, Code.KEY_NOT_ALLOWED, Code.CA_ASKED);

  /** All of them. */
  public static final List<RequestCheck> ALL =
      List.of(
          new RequestCheck(
              Code.NOT_PROVED,
              (request, limits) -> !request.proved(),
              request -> "it is not signed by the key that it asks a certificate for"),
          new RequestCheck(
              Code.WEAK_HASH,
              (request, limits) -> !request.strongHash(),
              request ->
                  "it is signed by %s: SHA-256 or longer is needed".formatted(request.signature())),
          new RequestCheck(
              Code.KEY_NOT_ALLOWED,
              (request, limits) -> request.key().filter(limits.rules().keys()::contains).isEmpty(),
              request -> "its key is %s, which is not allowed".formatted(request.keyText())),
          new RequestCheck(
              Code.CA_ASKED,
              (request, limits) -> request.asksToBeCa(),
              request -> "it asks to be an authority, or to sign certificates or lists"),
          new RequestCheck(
              Code.NAME_MISSING,
              (request, limits) -> request.subject(COMMON_NAME).size() != 1,
              request ->
                  "its subject must have one CN, and has %d"
                      .formatted(request.subject(COMMON_NAME).size())),
          new RequestCheck(
              Code.NAME_NOT_ALLOWED,
              (request, limits) ->
                  request.subject(COMMON_NAME).stream()
                      .anyMatch(name -> !NAME.matcher(name).matches()),
              request ->
                  "its CN must be 1 to 61 characters of A-Z a-z 0-9 . _ - and begin with a letter or digit"),
          new RequestCheck(
              Code.NAME_OF_A_CANARY,
              (request, limits) ->
                  request.subject(COMMON_NAME).stream().anyMatch(RequestCheck::canarys),
              request -> "its CN is of those that Kedgeline's canaries have"),
          new RequestCheck(
              Code.NAME_OF_A_HOLDER,
              (request, limits) -> request.subject(COMMON_NAME).stream().anyMatch(limits::reserves),
              request ->
                  "its CN is that of a break-glass holder's certificate, so that their sessions"
                      + " could not be told apart"),
          new RequestCheck(
              Code.SUBJECT_NOT_ALLOWED,
              (request, limits) ->
                  request.subject().stream()
                      .anyMatch(part -> !part.type().equals(COMMON_NAME) || !part.alone()),
              request ->
                  "its subject holds %s beside one CN: the rest is the issuer's to say"
                      .formatted(
                          request.subject().stream()
                              .filter(part -> !part.type().equals(COMMON_NAME) || !part.alone())
                              .map(SubjectPart::type)
                              .toList())),
          new RequestCheck(
              Code.URI_MISSING,
              (request, limits) -> request.uris().size() != 1,
              request -> "it must name one URI, and names " + request.uris().size()),
          new RequestCheck(
              Code.URI_NOT_ALLOWED,
              (request, limits) -> request.uris().stream().anyMatch(uri -> !limits.allows(uri)),
              request ->
                  "its URI must be one of the company's URN spaces and a name of a-z 0-9 - as long as the rulebook says"),
          new RequestCheck(
              Code.OTHER_NAME,
              (request, limits) ->
                  request.names().stream()
                      .anyMatch(name -> !name.kind().equals(AlternativeName.URI)),
              request ->
                  "it names %s: a request may name a URI only"
                      .formatted(
                          request.names().stream()
                              .map(AlternativeName::kind)
                              .filter(kind -> !kind.equals(AlternativeName.URI))
                              .distinct()
                              .toList())),
          new RequestCheck(
              Code.NOT_AS_PLANNED,
              (request, limits) -> limits.otherThanPlanned(request),
              request -> "its CN and URI are not those that were approved for this certificate"),
          new RequestCheck(
              Code.EXTENSION_NOT_ALLOWED,
              (request, limits) -> !request.extensions().isEmpty(),
              request ->
                  "it asks for extensions that the issuer decides: " + request.extensions()));

  /** Everything that speaks against this request, in order. */
  public static List<RequestFinding> findings(CertificateRequest request, Limits limits) {
    return ALL.stream()
        .filter(check -> check.fails().test(request, limits))
        .map(check -> new RequestFinding(check.code(), check.sentence().apply(request)))
        .toList();
  }

  /**
   * Everything that speaks against its key and its proof, in order, for a certificate whose names
   * are the issuer's to say.
   */
  public static List<RequestFinding> findingsOnKey(
      CertificateRequest request, CertificateRules rules) {
    return findings(request, new Limits(rules, List.of(), Set.of())).stream()
        .filter(finding -> ON_KEY.contains(finding.code()))
        .toList();
  }

  /**
   * Whether a common name is one that only canaries have. The canary that windows are proved by may
   * be called as the prefix says, and no more.
   */
  public static boolean canarys(String name) {
    return (name.toLowerCase(Locale.ROOT) + "-").startsWith(CanaryDeny.PREFIX);
  }

  /**
   * What the rulebook allows.
   *
   * @param rules of certificates
   * @param urnSpaces how URIs of the company's begin, such as {@code urn:exacttr:device:}
   * @param reserved as whom sessions of break-glass holders are known: those of the people in the
   *     directory, and of the drill's holder in the rulebook. A consumer of that name would be let
   *     in by a holder's lease, and be taken for the holder in every record.
   * @param planned the names that the certificate will have; nothing where none are known
   */
  public record Limits(
      CertificateRules rules,
      List<String> urnSpaces,
      Set<SourceIdentity> reserved,
      Optional<CertificateNames> planned) {

    public Limits {
      urnSpaces = List.copyOf(urnSpaces);
      reserved = Set.copyOf(reserved);
    }

    /** Limits for whoever knows of no certificate that is to have such names. */
    public Limits(CertificateRules rules, List<String> urnSpaces, Set<SourceIdentity> reserved) {
      this(rules, urnSpaces, reserved, Optional.empty());
    }

    /** Whether the request names others than the certificate will have. */
    boolean otherThanPlanned(CertificateRequest request) {
      return planned
          .filter(names ->
              !request.subject(COMMON_NAME).equals(List.of(names.commonName()))
                  || !request.uris().equals(names.uri().stream().toList()))
          .isPresent();
    }

    /** Whether sessions of a certificate of this common name could be taken for a holder's. */
    public boolean reserves(String commonName) {
      return reserved.stream()
          .map(SourceIdentity::value)
          .anyMatch(("CN=" + commonName)::equalsIgnoreCase);
    }

    /** Whether this is a URI of the company's, with a name of allowed length. */
    public boolean allows(String uri) {
      return urnSpaces.stream()
          .filter(uri::startsWith)
          .map(space -> uri.substring(space.length()))
          .anyMatch(id ->
              ID.matcher(id).matches()
                  && id.length() >= rules.shortestId()
                  && id.length() <= rules.longestId());
    }
  }
}
