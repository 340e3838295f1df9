package io.github.alvinn4j.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.drive.LearningCar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ExampleFeedTest {
  private static final int PIXELS = 960;

  @Test
  void gives_every_tick_in_order_and_drops_the_newest_when_full() {
    ExampleFeed feed = new ExampleFeed(4, PIXELS);
    Example example = new Example(PIXELS);
    try (LearningCar car = new LearningCar(feed)) {
      car.ticks(6); // two too many

      for (int expected = 0; expected < 4; expected++) {
        assertThat(feed.poll(example)).isTrue();
        assertThat(example.nanos()).isEqualTo(car.nanosOfTick(expected));
        assertThat(Byte.toUnsignedInt(example.pixels()[17])).isEqualTo(car.pixelOfTick(17));
      }
      assertThat(feed.poll(example)).isFalse();
      assertThat(feed.dropped()).isEqualTo(2);

      car.ticks(1);
      assertThat(feed.poll(example)).isTrue();
      assertThat(example.nanos()).isEqualTo(car.nanosOfTick(6));
    }
  }

  @Test
  void allocates_nothing_in_a_tick() {
    ExampleFeed feed = new ExampleFeed(4, PIXELS);
    Example example = new Example(PIXELS);
    try (LearningCar car = new LearningCar(feed)) {
      assertThat(car.allocatedBytesOfTicks(() -> feed.poll(example))).isZero();
    }
  }

  @Test
  @Timeout(60)
  void no_example_is_torn_or_lost_between_two_threads() throws InterruptedException {
    int ticks = 20_000;
    ExampleFeed feed = new ExampleFeed(8, PIXELS);
    Example example = new Example(PIXELS);
    try (LearningCar car = new LearningCar(feed)) {
      Thread drive = Thread.ofPlatform().start(() -> car.ticks(ticks));
      long taken = 0;
      long before = -1;
      while (drive.isAlive() || taken + feed.dropped() < ticks) {
        if (feed.poll(example)) {
          taken++;
          assertThat(example.nanos()).isGreaterThan(before);
          before = example.nanos();
          // the driver's wish of a tick is made of its time: a mixture of two would show
          assertThat(example.steeringQ15()).isEqualTo(LearningCar.steeringAt(example.nanos()));
          assertThat(example.networkQ15()).isEqualTo(car.networkQ15());
        } else {
          Thread.onSpinWait();
        }
      }
      drive.join();
      assertThat(taken + feed.dropped()).isEqualTo(ticks);
      assertThat(taken).isPositive();
    }
  }
}
