package io.kedgeline.conformance.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.enrollment.BootstrapBundle;
import io.kedgeline.domain.enrollment.BootstrapSecret;
import io.kedgeline.domain.enrollment.DeviceFiles;
import io.kedgeline.domain.enrollment.TokenRefusal;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide says of tokens what the code does. */
class EnrollmentGuideTest {

  @Test
  void theGuideListsEveryRefusalOfATokenInItsOrder() throws IOException {
    assertEquals(
        Stream.of(TokenRefusal.values()).map(refusal -> "`" + refusal + "`").toList(),
        guide()
            .lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.split(" ", -1)[1])
            .toList());
  }

  @Test
  void theGuideSaysHowATokenBegins() throws IOException {
    assertTrue(guide().contains("`" + BootstrapSecret.PREFIX + "`"));
  }

  @Test
  void theGuidesSectionIsTheOneThatAConsumerGets() throws IOException {
    String place = "arn:aws:rolesanywhere:eu-central-1:111122223333:";
    String certificate = "-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----\n";
    BootstrapBundle bundle =
        new BootstrapBundle(
            certificate,
            List.of(certificate),
            new TrustAnchorArn(place + "trust-anchor/0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9"),
            new ProfileArn(place + "profile/0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9"),
            new RoleArn("arn:aws:iam::111122223333:role/ExactTR-SecurityReadOnly"),
            Duration.ofMinutes(15));
    DeviceFiles files =
        new DeviceFiles(
            "/usr/local/bin/aws_signing_helper",
            "/var/lib/exacttr/device.crt",
            "/var/lib/exacttr/device.key",
            Optional.of("/var/lib/exacttr/chain.pem"));
    String section = bundle.awsConfig("sec-readonly", files).replaceAll("arn:aws:\\S+", "ARN");
    assertTrue(guide().contains("```\n" + section + "```\n"), section);
  }

  private static String guide() throws IOException {
    return Files.readString(Path.of("..", "docs", "enrollment.md"));
  }
}
