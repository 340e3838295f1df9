package io.github.alvinn4j.hardware;

import java.io.IOException;
import java.nio.file.Path;

/// A second process for the tests: claims a bus, says so or why not, and keeps it until its input
/// ends.
final class BusLockHolder {
  private BusLockHolder() {}

  /// Runs it.
  ///
  /// @param arguments folder of the locks, bus, name
  public static void main(String[] arguments) throws IOException {
    try (BusLock _ = BusLock.acquire(Path.of(arguments[0]), arguments[1], arguments[2])) {
      System.out.println("held");
      System.in.transferTo(System.err);
    } catch (ActuatorException e) {
      System.out.println(e.getMessage());
    }
  }
}
