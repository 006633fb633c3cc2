package io.kedgeline.twins.aws.authz;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides a request through all layers (IAM User Guide, "Policy evaluation logic"; Organizations
 * User Guide, "SCP evaluation" and "RCP evaluation").
 */
public final class Evaluator {

  private Evaluator() {}

  /** What IAM says to this request under these policies. */
  public static Decision decide(AccessRequest request, PolicyLayers layers) {
    return switch (request.caller()) {
      case Caller.Service service -> service(request, layers);
      case Caller.Root root when root.account().equals(layers.resourceAccount()) ->
          root(request, layers);
      case Caller.Root root -> person(request, layers, root.account());
      case Caller.Session session -> person(request, layers, session.account());
      case Caller.User user -> person(request, layers, user.account());
    };
  }

  /** A service is nobody's account: only the resource's own policies bind it. */
  private static Decision service(AccessRequest request, PolicyLayers layers) {
    Optional<Decision> denied =
        explicit(
            request, Stream.concat(layers.resourceControl().stream(), layers.resource().stream()));
    if (denied.isPresent()) {
      return denied.get();
    }
    return layers.resource().filter(policy -> policy.allows(request)).isPresent()
        ? Decision.allow()
        : Decision.lacking(kindOf(layers), request.action());
  }

  /** The root user needs nobody's leave in its own account, but what forbids binds it too. */
  private static Decision root(AccessRequest request, PolicyLayers layers) {
    return controls(request, layers)
        .or(() -> explicit(request, layers.resource().stream()))
        .orElseGet(() ->
            trusts(request, layers)
                ? Decision.allow()
                : Decision.lacking(PolicyKind.TRUST, request.action()));
  }

  /** A trust policy must itself allow; of other resource policies silence is enough. */
  private static boolean trusts(AccessRequest request, PolicyLayers layers) {
    return layers
        .resource()
        .filter(policy -> policy.kind() == PolicyKind.TRUST && !policy.allows(request))
        .isEmpty();
  }

  private static Decision person(AccessRequest request, PolicyLayers layers, String account) {
    Optional<Decision> no = controls(request, layers).or(() -> explicit(request, own(layers)));
    if (no.isPresent()) {
      return no.get();
    }
    Optional<PrincipalPattern.Naming> naming =
        layers.resource().flatMap(policy -> policy.allowsByNaming(request));
    if (!trusts(request, layers)) {
      return Decision.lacking(PolicyKind.TRUST, request.action());
    }
    if (!account.equals(layers.resourceAccount())) {
      return naming.isEmpty()
          ? Decision.lacking(PolicyKind.RESOURCE, request.action())
          : ownSide(request, layers, false);
    }
    return switch (naming.orElse(PrincipalPattern.Naming.ACCOUNT)) {
      case EXACTLY, ANYONE -> Decision.allow();
      case ROLE -> ownSide(request, layers, true);
      case ACCOUNT -> ownSide(request, layers, false);
    };
  }

  /** Identity, boundary and session must all allow; a named role needs no identity policy. */
  private static Decision ownSide(
      AccessRequest request, PolicyLayers layers, boolean identityGranted) {
    if (!identityGranted && layers.identity().stream().noneMatch(p -> p.allows(request))) {
      return Decision.lacking(PolicyKind.IDENTITY, request.action());
    }
    if (layers.boundary().filter(policy -> !policy.allows(request)).isPresent()) {
      return Decision.lacking(PolicyKind.BOUNDARY, request.action());
    }
    if (layers
        .session()
        .filter(set -> set.stream().noneMatch(p -> p.allows(request)))
        .isPresent()) {
      return Decision.lacking(PolicyKind.SESSION, request.action());
    }
    return Decision.allow();
  }

  private static Optional<Decision> controls(AccessRequest request, PolicyLayers layers) {
    return explicit(
            request,
            Stream.concat(
                layers.serviceControl().stream().flatMap(List::stream),
                layers.resourceControl().stream()))
        .or(() ->
            layers.serviceControl().stream()
                .filter(level -> level.stream().noneMatch(policy -> policy.allows(request)))
                .findFirst()
                .map(level -> Decision.lacking(PolicyKind.SERVICE_CONTROL, request.action())));
  }

  private static Stream<PolicyDocument> own(PolicyLayers layers) {
    return Stream.of(
            layers.resource().stream(),
            layers.identity().stream(),
            layers.boundary().stream(),
            layers.session().stream().flatMap(List::stream))
        .flatMap(policies -> policies);
  }

  private static Optional<Decision> explicit(
      AccessRequest request, Stream<PolicyDocument> policies) {
    return policies
        .filter(policy -> policy.denies(request))
        .findFirst()
        .map(policy -> Decision.denied(policy.kind()));
  }

  private static PolicyKind kindOf(PolicyLayers layers) {
    return layers.resource().map(PolicyDocument::kind).orElse(PolicyKind.RESOURCE);
  }
}
