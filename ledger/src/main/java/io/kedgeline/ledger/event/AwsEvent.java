package io.kedgeline.ledger.event;

import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.Region;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that AWS says has happened: a hint, and never a reason to act before AWS was read.
 *
 * @param id CloudTrail's {@code eventID}, or EventBridge's {@code id} of what is no call: the same
 *     each time it is delivered; 1 to 64 letters, digits and hyphens
 * @param account in which account
 * @param region in which Region
 * @param source which service says so, such as {@code aws.rolesanywhere}
 * @param name which operation was called, or what else came about
 * @param at when, by AWS
 * @param objects what it is about
 * @param error why AWS refused it, or that it failed, if so
 * @param certificate who asked, where it was somebody with a certificate
 */
public record AwsEvent(
    String id,
    AccountId account,
    Region region,
    String source,
    String name,
    Instant at,
    AwsObjects objects,
    Optional<String> error,
    PresentedCertificate certificate) {

  /** What Roles Anywhere's events have as their source. */
  public static final String ROLES_ANYWHERE = "aws.rolesanywhere";

  /** What AWS Private CA's events have as their source. */
  public static final String PRIVATE_CA = "aws.acm-pca";

  private static final String CREATE_SESSION = "CreateSession";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9._-]{1,128}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9 ._-]{1,128}");
  private static final Pattern ERROR = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  public AwsEvent {
    require(isId(id), "id: must be 1 to 64 letters, digits and hyphens");
    require(isSource(source), "source: must be 1 to 128 letters, digits, full stops and hyphens");
    require(isName(name), "detail-type: must be 1 to 128 letters, digits, spaces and hyphens");
    require(
        !at.isBefore(EARLIEST) && !at.isAfter(LATEST),
        "time: must be an instant between 2000 and 2200");
    require(error.isEmpty() || isError(error.get()), "errorCode: must be an error's name");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** Whether an event can have this id. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** Whether an event can have this source. */
  public static boolean isSource(String text) {
    return SOURCE.matcher(text).matches();
  }

  /** Whether an event can have this name. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Whether a call can have been refused with this. */
  public static boolean isError(String text) {
    return ERROR.matcher(text).matches();
  }

  /**
   * The certificate that was seen by this: one that got a session. What was refused is not counted,
   * since anybody at all can ask with any certificate that they made up.
   */
  public Optional<SeenCertificate> sight() {
    if (!source.equals(ROLES_ANYWHERE) || !name.equals(CREATE_SESSION) || error.isPresent()) {
      return Optional.empty();
    }
    return objects
        .anchor()
        .flatMap(anchor ->
            certificate
                .serial()
                .map(serial -> new SeenCertificate(anchor, serial, certificate.issuer(), at)));
  }
}
