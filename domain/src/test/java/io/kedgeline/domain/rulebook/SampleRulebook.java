package io.kedgeline.domain.rulebook;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A valid rulebook for the tests of other packages, and what it becomes by a change or two. */
public final class SampleRulebook {

  private final RulebookTree tree = new RulebookTree();

  /** The same with this value at a path such as {@code runbooks/RB-02/approval/requesters/0}. */
  public SampleRulebook with(String path, @Nullable Object value) {
    tree.with(path, value);
    return this;
  }

  /** The same without what stands at this path. */
  public SampleRulebook without(String path) {
    tree.without(path);
    return this;
  }

  /** The same with this one blackout and no other. */
  public SampleRulebook withBlackout(String from, String until) {
    return with(
        "blackouts",
        RulebookTree.list(
            RulebookTree.map(
                "name", "freeze", "from", from, "until", until, "reason", "a test freezes")));
  }

  /** The rulebook. */
  public Rulebook read() {
    return Optional.of(RulebookReader.read(tree.root()))
        .filter(RulebookResult.Valid.class::isInstance)
        .map(RulebookResult.Valid.class::cast)
        .map(RulebookResult.Valid::rulebook)
        .orElseThrow(
            () -> new IllegalStateException("faulty: " + RulebookReader.read(tree.root())));
  }
}
