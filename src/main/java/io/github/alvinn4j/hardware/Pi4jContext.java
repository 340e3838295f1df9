package io.github.alvinn4j.hardware;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.provider.Provider;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Opens Pi4J with exactly the providers that are needed; left alone, it finds none or too many.
///
/// Pi4J writes a dozen lines when it opens, and a stack trace for what it cannot open. What matters
/// of them is in the exceptions, which end as one line: its own log is switched off.
final class Pi4jContext {
  // Held here: Java forgets the level of a logger that nobody holds.
  private static final Logger LOG = Logger.getLogger("com.pi4j");

  private Pi4jContext() {}

  /// A context; its creator shuts it down.
  static Context open(List<? extends Provider<?, ?, ?>> providers) {
    LOG.setLevel(Level.OFF);
    return Pi4J.newContextBuilder().add(providers.toArray(Provider[]::new)).build();
  }
}
