package io.kedgeline.sandbox.demo.breaking;

import java.io.IOException;

/** Brings a fault about and proves its ending. */
@FunctionalInterface
interface BreakStory {

  void tell(Stage stage) throws IOException, InterruptedException;
}
