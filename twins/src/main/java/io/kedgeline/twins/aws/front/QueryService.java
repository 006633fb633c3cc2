package io.kedgeline.twins.aws.front;

/** A service of the query protocol: a form comes in, XML goes out. */
@FunctionalInterface
public interface QueryService {

  /**
   * Carries an action out.
   *
   * @return the XML inside the result element
   */
  String perform(String action, Form form, Invocation invocation);
}
