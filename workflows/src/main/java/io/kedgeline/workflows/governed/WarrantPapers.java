package io.kedgeline.workflows.governed;

import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.Warrant;
import io.kedgeline.workflows.wire.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A warrant as it travels: the plan and the signed acts, of which nothing is believed before {@link
 * #open} has verified it.
 *
 * @param plan the plan
 * @param request the signed request
 * @param ballots the signed votes
 */
public record WarrantPapers(WindowPlan plan, SignedAct request, List<SignedAct> ballots) {

  public WarrantPapers {
    ballots = List.copyOf(ballots);
  }

  /** Whether everything is there; see {@link GovernedAct#complete}. */
  boolean complete() {
    return Stream.<@Nullable Object>of(plan, request).noneMatch(Objects::isNull);
  }

  /**
   * The warrant, if every signature in it is by a key of this ring; otherwise nothing. The digest
   * is computed here, never taken from the papers.
   */
  public Optional<Warrant> open(Keyring keyring) {
    List<Act.Ballot> opened = new ArrayList<>();
    for (SignedAct ballot : ballots) {
      if (!(keyring.open(ballot).orElse(null) instanceof Act.Ballot vote)) {
        return Optional.empty();
      }
      opened.add(vote);
    }
    return keyring.open(request).orElse(null) instanceof Act.Request asked
        ? Optional.of(new Warrant(plan, CanonicalJson.digest(plan), asked, opened))
        : Optional.empty();
  }
}
