package io.kedgeline.starters.cli.window;

import io.kedgeline.domain.breakglass.HolderCertificate;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.starters.api.BundleDocument;
import io.kedgeline.starters.api.HolderCertificateDocument;
import io.kedgeline.starters.cli.Text;
import io.kedgeline.starters.cli.governed.ShownMaking;
import java.util.ArrayList;
import java.util.List;

/** The certificate of a window's holder in words. */
final class ShownCertificate {

  private ShownCertificate() {}

  /** What the plan has issued. */
  static void planned(List<String> lines, HolderCertificate certificate) {
    lines.add("  names      of its certificate, whatever the holder asks for");
    ShownMaking.certificate(lines, certificate.names().subject());
    certificate.names().uri().ifPresent(uri -> lines.add("             " + Text.plain(uri)));
    lines.add("  issued by  " + certificate.authority());
    lines.add(
        "  valid for  %s, and revoked when the window has closed"
            .formatted(certificate.validity()));
  }

  /** How it stands, in a line, and what is to be done about it. */
  static String standing(HolderCertificateDocument certificate) {
    String serial =
        certificate.serial().map(number -> ", serial number " + number.value()).orElse("");
    return switch (certificate.stage()) {
      case NONE -> "none is issued for this window";
      case KEY_AWAITED -> "its holder has to show a key";
      case KEY_SHOWN -> "its holder has shown a key; it is issued when the window opens";
      case ISSUED -> "issued" + serial;
      case REVOKING -> "is to be revoked" + serial;
      case REVOKED -> serial.isEmpty() ? "was never issued" : "revoked" + serial;
      case UNKNOWN -> "NOT KNOWN whether one was issued: look at the authority" + serial;
    };
  }

  /** The same, with how long a key is waited for and who shows it. */
  static String standing(HolderCertificateDocument certificate, WindowPlan plan) {
    return switch (certificate.stage()) {
      case KEY_AWAITED ->
          "%s has to show a key until %s: %s"
              .formatted(
                  plan.request().holder(),
                  plan.executeBefore(),
                  command(plan.request().change().value()));
      case NONE, KEY_SHOWN, ISSUED, REVOKING, REVOKED, UNKNOWN -> standing(certificate);
    };
  }

  /** What the holder types to show a key. */
  static String command(String change) {
    return "kedgeline window key %s --certificate-request FILE".formatted(change);
  }

  /** How it stands, and what the holder gets. */
  static String words(HolderCertificateDocument certificate, String change) {
    List<String> lines = new ArrayList<>();
    lines.add("the certificate: " + standing(certificate));
    certificate.bundle().ifPresent(bundle -> bundle(lines, bundle, change));
    return String.join("\n", lines);
  }

  private static void bundle(List<String> lines, BundleDocument bundle, String change) {
    lines.add("  presented  at " + Text.plain(bundle.trustAnchor()));
    lines.add("  profile    " + Text.plain(bundle.profile()));
    lines.add("  role       " + Text.plain(bundle.role()));
    lines.add("  Region     " + bundle.bundle().region());
    lines.add("  session    %d seconds".formatted(bundle.sessionSeconds()));
    lines.add(
        "  files      kedgeline window certificate %s --key PATH --out FOLDER".formatted(change));
  }
}
