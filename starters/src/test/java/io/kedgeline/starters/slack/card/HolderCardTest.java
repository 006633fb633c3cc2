package io.kedgeline.starters.slack.card;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.starters.SampleHolderWindow;
import io.kedgeline.workflows.wire.CanonicalJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The card of a window whose holder gets a certificate for it. */
class HolderCardTest {

  @Test
  void itShowsThoseWhoVoteWhatCertificateIsIssued() {
    List<String> shown = shown(WindowState.AWAITING_APPROVAL);
    assertTrue(
        shown.contains(
            "omar@CHG-7, valid for 90 min, issued by arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/61728394-a5b6-4cd7-a8f9-0a1b2c3d4e5f"),
        shown::toString);
  }

  @Test
  void itSaysWhoHasToShowAKeyAndHow() {
    List<String> shown = shown(WindowState.AWAITING_KEY);
    assertTrue(
        shown.contains(
            "approved; omar has to show the key that the certificate is issued for: kedgeline window key CHG-7 --certificate-request FILE"),
        shown::toString);
  }

  private static List<String> shown(WindowState state) {
    Plan plan = SampleHolderWindow.plan();
    return CardTest.texts(
        CardTest.tree(
            Card.of(
                new CardFacts(
                    SampleHolderWindow.RUN,
                    SampleHolderWindow.MAYA,
                    false,
                    state,
                    Optional.of(plan),
                    Optional.of(CanonicalJson.digest(plan)),
                    "sec-breakglass",
                    List.of("ir-lead"),
                    Map.of(),
                    Optional.empty(),
                    Optional.empty()),
                SampleHolderWindow.NOON)));
  }
}
