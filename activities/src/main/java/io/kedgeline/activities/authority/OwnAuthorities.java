package io.kedgeline.activities.authority;

import io.kedgeline.activities.making.RunTag;
import io.kedgeline.activities.making.Unmade;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthority;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityStatus;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityType;
import software.amazon.awssdk.services.acmpca.model.ResourceNotFoundException;

/** The authorities that a run made, found by their tag, and how they are taken away. */
final class OwnAuthorities {

  /**
   * How long AWS could restore what is deleted: the shortest that it takes (API reference,
   * DeleteCertificateAuthority). Nothing was issued but canaries of minutes.
   */
  private static final int RESTORABLE_DAYS = 7;

  private final AcmPcaClient privateCa;

  OwnAuthorities(AcmPcaClient privateCa) {
    this.privateCa = privateCa;
  }

  /** Those that stand and carry this run's tag. */
  List<CertificateAuthorityArn> of(RunId run) {
    return privateCa.listCertificateAuthoritiesPaginator(r -> {}).certificateAuthorities().stream()
        .filter(authority -> authority.type() == CertificateAuthorityType.SUBORDINATE)
        .filter(authority -> authority.status() != CertificateAuthorityStatus.DELETED)
        .map(authority -> new CertificateAuthorityArn(authority.arn()))
        .filter(arn -> run.sessionName().equals(tags(arn).get(RunTag.KEY)))
        .toList();
  }

  SortedMap<String, String> tags(CertificateAuthorityArn authority) {
    SortedMap<String, String> tags = new TreeMap<>();
    privateCa
        .listTagsPaginator(r -> r.certificateAuthorityArn(authority.value()))
        .tags()
        .forEach(tag -> tags.put(tag.key(), tag.value()));
    return tags;
  }

  CertificateAuthority described(CertificateAuthorityArn authority) {
    return privateCa
        .describeCertificateAuthority(r -> r.certificateAuthorityArn(authority.value()))
        .certificateAuthority();
  }

  /**
   * Takes away what this run made.
   *
   * @param noted the authority that is known as this run's
   */
  boolean unmake(RunId run, Optional<CertificateAuthorityArn> noted) {
    List<CertificateAuthorityArn> own = of(run);
    own.forEach(this::delete);
    noted.ifPresent(this::requireGone);
    return !own.isEmpty();
  }

  void delete(CertificateAuthorityArn authority) {
    if (described(authority).status() == CertificateAuthorityStatus.ACTIVE) {
      privateCa.updateCertificateAuthority(r ->
          r.certificateAuthorityArn(authority.value()).status(CertificateAuthorityStatus.DISABLED));
    }
    privateCa.deleteCertificateAuthority(r ->
        r.certificateAuthorityArn(authority.value()).permanentDeletionTimeInDays(RESTORABLE_DAYS));
    requireGone(authority);
  }

  /** Deleted is what AWS has for a week before an authority is gone for good. */
  private void requireGone(CertificateAuthorityArn authority) {
    try {
      if (described(authority).status() == CertificateAuthorityStatus.DELETED) {
        return;
      }
    } catch (ResourceNotFoundException gone) {
      return;
    }
    throw Unmade.notReadBack("authority %s is not deleted when read back".formatted(authority));
  }
}
