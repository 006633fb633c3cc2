package io.kedgeline.domain.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArnTest {

  private static final int MANY = 60_000;

  record Hostile(Function<String, ?> type, String text) {}

  private static Stream<Hostile> endless() {
    String region = "aa" + "-b".repeat(MANY);
    return Stream.of(
        new Hostile(Region::new, region),
        new Hostile(TrustAnchorArn::new, "arn:aws:rolesanywhere:" + region),
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
}
