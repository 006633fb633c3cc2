package io.kedgeline.activities.sight;

import io.kedgeline.twins.pki.Issued;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;
import software.amazon.awssdk.services.rolesanywhere.model.CredentialSummary;
import software.amazon.awssdk.services.rolesanywhere.model.GetSubjectRequest;
import software.amazon.awssdk.services.rolesanywhere.model.GetSubjectResponse;
import software.amazon.awssdk.services.rolesanywhere.model.ListSubjectsRequest;
import software.amazon.awssdk.services.rolesanywhere.model.ListSubjectsResponse;
import software.amazon.awssdk.services.rolesanywhere.model.SubjectSummary;

/** Roles Anywhere as far as it tells who has authenticated: one subject on each page. */
final class FakeSubjects implements RolesAnywhereClient {

  /** A subject's name and its certificates. */
  record Known(String name, List<CredentialSummary> credentials) {}

  private final List<Known> subjects = new ArrayList<>();
  private int listed;

  FakeSubjects with(String name, CredentialSummary... credentials) {
    subjects.add(new Known(name, List.of(credentials)));
    return this;
  }

  /** What is told of this certificate, which got a session or, where it failed, none. */
  static CredentialSummary credential(Issued certificate, boolean failed, Instant seen) {
    return CredentialSummary.builder()
        .serialNumber(certificate.certificate().getSerialNumber().toString())
        .issuer(certificate.certificate().getIssuerX500Principal().getName())
        .x509CertificateData(certificate.certificatePem())
        .failed(failed)
        .enabled(true)
        .seenAt(seen)
        .build();
  }

  /** How many pages were asked for. */
  int listed() {
    return listed;
  }

  @Override
  public ListSubjectsResponse listSubjects(ListSubjectsRequest request) {
    listed++;
    int page = Optional.ofNullable(request.nextToken()).map(Integer::parseInt).orElse(0);
    ListSubjectsResponse.Builder answer = ListSubjectsResponse.builder();
    if (page < subjects.size()) {
      answer.subjects(
          SubjectSummary.builder()
              .subjectId(Integer.toString(page))
              .x509Subject(subjects.get(page).name())
              .build());
    }
    if (page + 1 < subjects.size()) {
      answer.nextToken(Integer.toString(page + 1));
    }
    return answer.build();
  }

  @Override
  public GetSubjectResponse getSubject(GetSubjectRequest request) {
    Known known = subjects.get(Integer.parseInt(request.subjectId()));
    return GetSubjectResponse.builder()
        .subject(s -> s.x509Subject(known.name()).credentials(known.credentials()))
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
