package io.kedgeline.workflows.course;

/** Words of anybody that something was seen: they are believed in nothing, and worth a look. */
public interface Hints {

  /** Whether one was given, and nobody has looked since. */
  boolean given();

  /** Notes that somebody looks. */
  void take();

  /** Where nobody gives any. */
  static Hints none() {
    return new Hints() {
      @Override
      public boolean given() {
        return false;
      }

      @Override
      public void take() {
        // there is none
      }
    };
  }
}
