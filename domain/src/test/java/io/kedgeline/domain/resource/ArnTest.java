package io.kedgeline.domain.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArnTest {

  private static final int MANY = 60_000;
  private static final String AUTHORITY =
      "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/0a1b2c3d-0000-1111-2222-333344445555";

  record Hostile(Function<String, ?> type, String text) {}

  private static Stream<Hostile> endless() {
    String region = "aa" + "-b".repeat(MANY);
    return Stream.of(
        new Hostile(Region::new, region),
        new Hostile(TrustAnchorArn::new, "arn:aws:rolesanywhere:" + region),
        new Hostile(CertificateAuthorityArn::new, "arn:aws:acm-pca:" + region),
        new Hostile(ProfileArn::new, "arn:aws:rolesanywhere:" + region),
        new Hostile(RoleArn::new, "arn:aws:iam::111122223333:role/" + "a/".repeat(MANY)),
        new Hostile(RoleArn::new, "arn:aws:iam::111122223333:role/" + "a/".repeat(1_100) + "R"),
        new Hostile(PolicyArn::new, "arn:aws:iam::111122223333:policy/" + "a/".repeat(MANY)));
  }

  @ParameterizedTest
  @MethodSource("endless")
  void aTextWithoutEndIsRefusedLikeAnyOther(Hostile hostile) {
    assertThrows(IllegalArgumentException.class, () -> hostile.type().apply(hostile.text()));
  }

  @Test
  void aRoleIsReadWithItsPathAndWithoutOne() {
    RoleArn deep = new RoleArn("arn:aws:iam::111122223333:role/exacttr/breakglass/R");
    assertEquals("/exacttr/breakglass/", deep.path());
    assertEquals("R", deep.name());
    assertEquals("/", new RoleArn("arn:aws:iam::111122223333:role/R").path());
    assertEquals("us-gov-west-1", new Region("us-gov-west-1").value());
  }

  @Test
  void anAuthorityIsReadWithItsAccountAndItsRegion() {
    CertificateAuthorityArn authority = new CertificateAuthorityArn(AUTHORITY);
    assertEquals(new AccountId("111122223333"), authority.account());
    assertEquals(new Region("eu-central-1"), authority.region());
    assertEquals(AUTHORITY, authority.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        AUTHORITY + "/certificate/0a",
        "arn:aws:acm-pca:eu-central-1:11112222333:certificate-authority/0a1b2c3d-0000-1111-2222-333344445555",
        "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/*",
        "arn:aws:rolesanywhere:eu-central-1:111122223333:trust-anchor/0a1b2c3d-0000-1111-2222-333344445555"
      })
  void whatIsNoAuthorityIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> new CertificateAuthorityArn(text));
  }
}
