package io.kedgeline.twins.aws.front;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Authorization header (IAM User Guide, "Signature Version 4 request").
 *
 * @param algorithm such as {@code AWS4-HMAC-SHA256}
 * @param credential access key id, or a certificate's decimal serial number
 * @param date {@code yyyyMMdd}
 * @param region of the endpoint
 * @param service that is called
 * @param signedHeaders lower-case, in order
 * @param signature hexadecimal
 */
public record Authorization(
    String algorithm,
    String credential,
    String date,
    String region,
    String service,
    List<String> signedHeaders,
    String signature) {

  private static final Pattern SHAPE =
      Pattern.compile(
          "(?<algorithm>AWS4-[A-Z0-9-]+) Credential=(?<credential>[A-Za-z0-9]+)/(?<date>[0-9]{8})/"
              + "(?<region>[a-z0-9-]+)/(?<service>[a-z0-9-]+)/aws4_request, ?"
              + "SignedHeaders=(?<headers>[a-z0-9;-]+), ?Signature=(?<signature>[0-9a-f]+)");

  static Optional<Authorization> parse(String header) {
    Matcher matcher = SHAPE.matcher(header);
    return matcher.matches()
        ? Optional.of(
            new Authorization(
                matcher.group("algorithm"),
                matcher.group("credential"),
                matcher.group("date"),
                matcher.group("region"),
                matcher.group("service"),
                List.of(matcher.group("headers").split(";", -1)),
                matcher.group("signature")))
        : Optional.empty();
  }

  /** Whether it signs these headers, and every header that it signs is there. */
  public boolean covers(Request request, Set<String> names) {
    return signedHeaders.containsAll(names)
        && request.headers().keySet().containsAll(signedHeaders);
  }

  /** {@code yyyyMMdd/region/service/aws4_request}. */
  public String scope() {
    return date + "/" + region + "/" + service + "/aws4_request";
  }
}
