package io.kedgeline.workflows.governed;

import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.CountedVote;
import io.kedgeline.domain.warrant.Warrant;
import io.kedgeline.workflows.wire.CanonicalJson;
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
 * @param extension the signed wish for more time, when the plan gives it
 * @param ballots the signed votes
 */
public record WarrantPapers(
    Plan plan, SignedAct request, Optional<SignedAct> extension, List<SignedAct> ballots) {

  public WarrantPapers {
    ballots = List.copyOf(ballots);
  }

  /** Whether everything is there; see {@link GovernedAct#complete}. */
  boolean complete() {
    return Stream.<@Nullable Object>of(plan, request).noneMatch(Objects::isNull);
  }

  /**
   * The warrant, if every act in it is signed by a server that is believed; otherwise nothing. A
   * sign-in that is not the pinned issuer's is none. The digest is computed here, never taken from
   * the papers.
   */
  public Optional<Warrant> open(Trust trust) {
    Keyring keyring = trust.acts();
    List<CountedVote> opened = ballots.stream().flatMap(b -> trust.vote(b).stream()).toList();
    if (opened.size() != ballots.size()) {
      return Optional.empty();
    }
    Optional<Act.Extension> wish = extension.flatMap(keyring::open).flatMap(WarrantPapers::wish);
    return keyring.open(request).orElse(null) instanceof Act.Request asked
            && wish.isPresent() == extension.isPresent()
        ? Optional.of(new Warrant(plan, CanonicalJson.digest(plan), asked, wish, opened))
        : Optional.empty();
  }

  private static Optional<Act.Extension> wish(Act act) {
    return act instanceof Act.Extension wish ? Optional.of(wish) : Optional.empty();
  }
}
