package io.github.alvinn4j.drive;

import io.github.alvinn4j.hardware.ActuatorException;
import io.github.alvinn4j.hardware.VehicleActuator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Outputs that a test looks at step by step: it takes what the writer's thread does next, and what
/// happens while nobody looks is forgotten.
final class Wires implements VehicleActuator {
  static final String RELEASED = "released";

  private final SynchronousQueue<String> events = new SynchronousQueue<>();
  private final CountDownLatch hanging = new CountDownLatch(1);
  private final CountDownLatch mended = new CountDownLatch(1);
  private final AtomicInteger writes = new AtomicInteger();
  private final AtomicInteger restarts = new AtomicInteger();
  private volatile RuntimeException failure = new ActuatorException("none");
  private volatile boolean fails;
  private volatile boolean hangs;

  static String pulses(int steeringMicros, int throttleMicros) {
    return steeringMicros + " " + throttleMicros;
  }

  /// Waits for the next thing the writer's thread does.
  String next() throws InterruptedException {
    return events.take();
  }

  /// Waits until the writer's thread does this.
  void await(String event) throws InterruptedException {
    while (!events.take().equals(event)) {
      // What was under way before.
    }
  }

  void failWith(RuntimeException reason) {
    failure = reason;
    fails = true;
  }

  void mend() {
    fails = false;
  }

  /// From now on a write does not come back before [#letGo()].
  void hang() {
    hangs = true;
  }

  void awaitHanging() throws InterruptedException {
    hanging.await();
  }

  void letGo() {
    hangs = false;
    mended.countDown();
  }

  @Override
  public void write(int steeringMicros, int throttleMicros) {
    if (hangs) {
      hanging.countDown();
      awaitMended();
    }
    happened(pulses(steeringMicros, throttleMicros));
  }

  private void awaitMended() {
    try {
      mended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void release() {
    boolean _ = events.offer(RELEASED);
  }

  @Override
  public void restart() {
    restarts.incrementAndGet();
    if (fails) {
      throw failure;
    }
  }

  int restarts() {
    return restarts.get();
  }

  /// How many pairs of pulses have arrived.
  int writes() {
    return writes.get();
  }

  private void happened(String event) {
    if (!fails) {
      writes.incrementAndGet();
    }
    boolean _ = events.offer(event);
    if (fails) {
      throw failure;
    }
  }

  @Override
  public void close() {}
}
