package io.kedgeline.twins.aws.authz;

import static io.kedgeline.twins.aws.authz.PolicyParser.SYNTAX;
import static io.kedgeline.twins.aws.authz.PolicyParser.names;
import static io.kedgeline.twins.aws.authz.PolicyParser.require;
import static io.kedgeline.twins.aws.authz.PolicyParser.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the Principal element, where a kind of policy has one. */
final class PrincipalParser {

  private static final Pattern NAME =
      Pattern.compile(
          "\\*|[0-9]{12}|arn:aws:(iam|sts)::[0-9]{12}:[^*?]+|(AROA|AIDA)[A-Z0-9]+(:[^*?]+)?");
  private static final Set<String> MEMBERS = Set.of("AWS", "Service", "Federated");

  private PrincipalParser() {}

  static Optional<PrincipalPattern> parse(PolicyKind kind, JsonNode principal)
      throws MalformedPolicyException {
    if (!kind.namesPrincipals()) {
      require(principal.isMissingNode(), "Policy document should not specify a principal.");
      return Optional.empty();
    }
    if (principal.isTextual()) {
      require(principal.asText("").equals("*"), SYNTAX);
      return Optional.of(new PrincipalPattern(true, List.of(), List.of()));
    }
    require(kind != PolicyKind.RESOURCE_CONTROL, SYNTAX);
    require(
        principal.isObject() && !principal.isEmpty() && MEMBERS.containsAll(names(principal)),
        SYNTAX);
    List<String> aws = texts(principal.path("AWS"));
    for (String name : aws) {
      require(NAME.matcher(name).matches(), MalformedPolicyException.principal("AWS", name));
    }
    List<String> services = texts(principal.path("Service"));
    for (String name : services) {
      require(Glob.of(name).plain(), MalformedPolicyException.principal("SERVICE", name));
    }
    return Optional.of(new PrincipalPattern(aws.contains("*"), aws, services));
  }
}
