package io.kedgeline.twins.aws;

import static io.kedgeline.twins.aws.PkiWorld.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Tag;

/** What is made with tags needs the permission to tag it besides. */
class BirthTagsTest {

  private static final String MAY_TAG_ITS_OWN =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:CreateBucket",\
      "s3:GetBucketTagging","acm-pca:CreateCertificateAuthority"],"Resource":"*"},\
      {"Effect":"Allow","Action":["s3:TagResource","acm-pca:TagCertificateAuthority"],"Resource":"*",\
      "Condition":{"StringEquals":{"aws:RequestTag/run":"mine"},\
      "ForAllValues:StringEquals":{"aws:TagKeys":["run","owner"]}}}]}\
      """;

  private final PkiWorld world = new PkiWorld();
  private final AwsCredentials maker =
      new Clients(world.twin).user(world.root, "maker", MAY_TAG_ITS_OWN);
  private final S3Client s3 = new Clients(world.twin).s3(maker);
  private final AcmPcaClient pca = new Clients(world.twin).privateCa(maker);

  BirthTagsTest() throws IOException {}

  @AfterEach
  void stop() {
    world.close();
  }

  private void bucket(S3Client client, String name, Tag... tags) {
    client.createBucket(r ->
        r.bucket(name)
            .createBucketConfiguration(c -> c.locationConstraint("eu-central-1").tags(tags)));
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  @Test
  void aBucketHasTheTagsThatItWasMadeWith() {
    bucket(s3, "one-tag", tag("run", "mine"));
    bucket(s3, "two-tags", tag("run", "mine"), tag("owner", "maya"));
    assertEquals(
        List.of(tag("run", "mine")), s3.getBucketTagging(r -> r.bucket("one-tag")).tagSet());
    assertEquals(
        List.of(tag("run", "mine"), tag("owner", "maya")),
        s3.getBucketTagging(r -> r.bucket("two-tags")).tagSet());
  }

  @Test
  void aBucketWithoutTagsHasNoTagSet() {
    bucket(s3, "no-tags");
    assertEquals("NoSuchTagSet", refusal(() -> s3.getBucketTagging(r -> r.bucket("no-tags"))));
  }

  @Test
  void whoMayNotTagMakesNoBucketWithTags() {
    assertEquals("AccessDenied", refusal(() -> bucket(s3, "theirs", tag("run", "other"))));
    assertEquals(
        "AccessDenied",
        refusal(() -> bucket(s3, "more", tag("run", "mine"), tag("approved", "yes"))));
    assertEquals(
        List.of(PkiWorld.BUCKET),
        Stream.of("theirs", "more", PkiWorld.BUCKET)
            .filter(name -> world.twin.levers().state().toString().contains('"' + name + '"'))
            .toList());
  }

  private void authority(String value) {
    pca.createCertificateAuthority(r ->
        r.certificateAuthorityType(CertificateAuthorityType.ROOT)
            .certificateAuthorityConfiguration(c ->
                c.keyAlgorithm("EC_prime256v1")
                    .signingAlgorithm("SHA256WITHECDSA")
                    .subject(s -> s.commonName("tagged")))
            .tags(
                software.amazon.awssdk.services.acmpca.model.Tag.builder()
                    .key("run")
                    .value(value)
                    .build()));
  }

  @Test
  void whoMayNotTagMakesNoAuthorityWithTags() {
    assertEquals("AccessDeniedException", refusal(() -> authority("other")));
    assertEquals(List.of(), world.pca.listCertificateAuthorities().certificateAuthorities());
    authority("mine");
    assertEquals(1, world.pca.listCertificateAuthorities().certificateAuthorities().size());
  }
}
