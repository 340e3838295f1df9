package io.github.alvinn4j.hardware;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalState;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// A button that stops the car, whatever the program thinks.
///
/// The contact is closed to ground and opens when pressed or when a wire breaks; the pin is pulled
/// up, so that high means stop. Edges are told at once on Pi4J's thread, without debouncing: the
/// first one counts, and a contact that bounces stops the car just once more. Safe from any thread.
public final class EmergencyStop {
  private static final System.Logger LOG = System.getLogger(EmergencyStop.class.getName());

  private final AtomicBoolean unread = new AtomicBoolean();
  private volatile boolean pressed;
  private volatile Consumer<Boolean> listener = _ -> {};

  /// Begins to watch; the level that the line has now counts too, though no edge tells it.
  EmergencyStop(DigitalInput line) {
    synchronized (this) { // an edge waits until the level of before is known
      line.addListener(event -> changed(event.state()));
      changed(line.state());
    }
  }

  private synchronized void changed(DigitalState state) {
    boolean now = state != DigitalState.LOW; // also for a level that Pi4J does not know
    if (now && !pressed) {
      LOG.log(System.Logger.Level.WARNING, "emergency stop pressed, or its wire is broken");
    }
    pressed = now;
    if (now) {
      unread.set(true);
    }
    listener.accept(now);
  }

  /// Tells the listener the present state at once and every later one on Pi4J's thread.
  public synchronized void onChange(Consumer<Boolean> newListener) {
    listener = newListener;
    newListener.accept(pressed);
  }

  /// Whether it is pressed now.
  public boolean pressed() {
    return pressed;
  }

  /// Whether it is pressed, or was since this was asked last: a short press is not lost. For the
  /// drive thread only.
  public boolean read() {
    boolean was = unread.getAndSet(false);
    return was || pressed;
  }
}
