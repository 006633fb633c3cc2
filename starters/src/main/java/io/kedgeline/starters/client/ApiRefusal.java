package io.kedgeline.starters.client;

import io.kedgeline.starters.api.ProblemView;

/** The server did not do what it was asked. */
public final class ApiRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ProblemView problem;

  ApiRefusal(ProblemView problem) {
    super(problem.code() + ": " + problem.detail());
    this.problem = problem;
  }

  /** Why, as the server said it. */
  public ProblemView problem() {
    return problem;
  }
}
