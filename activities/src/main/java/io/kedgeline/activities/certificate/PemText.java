package io.kedgeline.activities.certificate;

import io.kedgeline.activities.making.Unmade;
import io.kedgeline.domain.plan.Digest;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** Certificates as text (RFC 7468 §5). */
public final class PemText {

  private PemText() {}

  /** This certificate as text. */
  public static String of(X509Certificate certificate) {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new PemObject("CERTIFICATE", certificate.getEncoded()));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    } catch (GeneralSecurityException unencodable) {
      throw Unmade.notReadBack("a certificate cannot be written: " + unencodable.getMessage());
    }
    return text.toString();
  }

  /** The digest of this certificate's DER. */
  public static Digest digest(X509Certificate certificate) {
    try {
      return Digest.of(certificate.getEncoded());
    } catch (GeneralSecurityException unencodable) {
      throw Unmade.notReadBack("a certificate cannot be written: " + unencodable.getMessage());
    }
  }

  /**
   * Those certificates of this text that can be read. It says nothing of whom the text trusts
   * besides, so it is for taking away what a run made, and for nothing else.
   */
  public static List<X509Certificate> certificates(String text) {
    return PemBlocks.of(text).certificates().stream().flatMap(Optional::stream).toList();
  }

  /**
   * All certificates of this text; nothing where it has none, or anything that cannot be read as
   * one and that another reader may read.
   */
  public static Optional<List<X509Certificate>> everyCertificate(String text) {
    List<Optional<X509Certificate>> blocks = PemBlocks.of(text).certificates();
    return blocks.isEmpty() || blocks.contains(Optional.<X509Certificate>empty())
        ? Optional.empty()
        : Optional.of(blocks.stream().flatMap(Optional::stream).toList());
  }
}
