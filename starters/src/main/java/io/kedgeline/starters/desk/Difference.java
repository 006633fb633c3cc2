package io.kedgeline.starters.desk;

import io.kedgeline.domain.authority.AuthorityRequest;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.enrollment.EnrollmentRequest;
import io.kedgeline.domain.external.ExternalRequest;
import io.kedgeline.domain.governed.RunRequest;
import io.kedgeline.domain.onboarding.ProfileRequest;
import io.kedgeline.domain.onboarding.Registration;
import io.kedgeline.ledger.registry.RunStart;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * In which fields a request differs from the one that its change is taken by; never their values.
 */
final class Difference {

  private static final List<Field<WindowRequest>> OF_WINDOW =
      List.of(
          new Field<>("profile", WindowRequest::profile),
          new Field<>("holder", WindowRequest::holder),
          new Field<>("certificate", WindowRequest::certificate),
          new Field<>("length", WindowRequest::length),
          new Field<>("reason", WindowRequest::reason),
          new Field<>("start", WindowRequest::start));

  private static final List<Field<ProfileRequest>> OF_PROFILE =
      List.of(
          new Field<>("profile", ProfileRequest::profile),
          new Field<>("environment", ProfileRequest::environment),
          new Field<>("anchor", ProfileRequest::anchor),
          new Field<>("certificate", ProfileRequest::certificate),
          new Field<>("parameters", ProfileRequest::parameters),
          registered("owner", Registration::owner),
          registered("custodian", Registration::custodian),
          registered("purpose", Registration::purpose),
          registered("domains", Registration::domains),
          registered("tags", Registration::tags),
          new Field<>("reason", ProfileRequest::reason));

  private static final List<Field<EnrollmentRequest>> OF_ENROLLMENT =
      List.of(
          new Field<>("device", EnrollmentRequest::device),
          new Field<>("persona", EnrollmentRequest::persona),
          new Field<>("consumer", EnrollmentRequest::consumer),
          new Field<>("profile", EnrollmentRequest::profile),
          new Field<>("environment", EnrollmentRequest::environment),
          new Field<>("reason", EnrollmentRequest::reason));

  private static final List<Field<AuthorityRequest>> OF_AUTHORITY =
      List.of(
          new Field<>("environment", AuthorityRequest::environment),
          new Field<>("owner", request -> request.registration().owner()),
          new Field<>("custodian", request -> request.registration().custodian()),
          new Field<>("purpose", request -> request.registration().purpose()),
          new Field<>("domains", request -> request.registration().domains()),
          new Field<>("tags", request -> request.registration().tags()),
          new Field<>("reason", AuthorityRequest::reason));

  private static final List<Field<ExternalRequest>> OF_EXTERNAL =
      List.of(
          new Field<>("environment", ExternalRequest::environment),
          new Field<>("owner", request -> request.registration().owner()),
          new Field<>("custodian", request -> request.registration().custodian()),
          new Field<>("purpose", request -> request.registration().purpose()),
          new Field<>("domains", request -> request.registration().domains()),
          new Field<>("tags", request -> request.registration().tags()),
          new Field<>("certificate", request -> request.papers().certificate()),
          new Field<>("revocationList", request -> request.papers().revocationList()),
          new Field<>("canary", request -> request.papers().canary()),
          new Field<>("attestation", request -> request.papers().attestation()),
          new Field<>("reason", ExternalRequest::reason));

  private record Field<R>(String name, Function<R, Object> value) {

    boolean differs(R one, R other) {
      return !value.apply(one).equals(value.apply(other));
    }
  }

  private Difference() {}

  private static Field<ProfileRequest> registered(
      String name, Function<Registration, Object> value) {
    return new Field<>(name, request -> value.apply(request.registration()));
  }

  static List<String> between(RunStart start, Caller caller, RunRequest request) {
    List<String> names = new ArrayList<>();
    if (!start.requester().equals(caller.person())) {
      names.add("requester");
    }
    StartedRequest.of(start).ifPresent(before -> fields(before, request).forEach(names::add));
    return names;
  }

  private static Stream<String> fields(RunRequest before, RunRequest request) {
    if (before instanceof WindowRequest was && request instanceof WindowRequest is) {
      return differing(OF_WINDOW, was, is);
    }
    if (before instanceof EnrollmentRequest was && request instanceof EnrollmentRequest is) {
      return differing(OF_ENROLLMENT, was, is);
    }
    if (before instanceof AuthorityRequest was && request instanceof AuthorityRequest is) {
      return differing(OF_AUTHORITY, was, is);
    }
    if (before instanceof ExternalRequest was && request instanceof ExternalRequest is) {
      return differing(OF_EXTERNAL, was, is);
    }
    return before instanceof ProfileRequest was && request instanceof ProfileRequest is
        ? differing(OF_PROFILE, was, is)
        : Stream.of("kind");
  }

  private static <R> Stream<String> differing(List<Field<R>> fields, R one, R other) {
    return fields.stream().filter(field -> field.differs(one, other)).map(Field::name);
  }
}
