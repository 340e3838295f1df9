package io.github.alvinn4j.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.alvinn4j.AllocatedBytes;
import io.github.alvinn4j.Faults;
import io.github.alvinn4j.safety.DriveCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class GamepadDriverTest {
  private static final GamepadMap XBOX = GamepadMap.named("xbox").orElseThrow();
  private static final int LEFT_SHOULDER = 4;
  private static final int RIGHT_TRIGGER = 5;
  private static final byte[] AT_THE_WHEEL =
      new PadEvents()
          .initialButton(LEFT_SHOULDER, false)
          .button(LEFT_SHOULDER, true)
          .axis(0, -32767)
          .axis(RIGHT_TRIGGER, 32767)
          .bytes();

  @TempDir private Path folder;
  private final DriveCommand command = new DriveCommand();

  @Test
  void a_persons_wish_arrives() throws Exception {
    try (PadPipe pad = PadPipe.in(folder);
        GamepadDriver driver = GamepadDriver.open(pad.path(), XBOX)) {
      assertThat(driver.read(command)).isFalse();

      pad.happen(AT_THE_WHEEL);

      await(() -> driver.read(command) && command.throttleQ15() == 32767);
      assertThat(command.steeringQ15()).isEqualTo(-32767);
      assertThat(driver.connected()).isTrue();
    }
  }

  @Test
  void events_cut_anywhere_are_put_together_again() throws Exception {
    try (PadPipe pad = PadPipe.in(folder);
        GamepadDriver driver = GamepadDriver.open(pad.path(), XBOX)) {
      for (byte part : AT_THE_WHEEL) {
        pad.happen(new byte[] {part});
      }

      await(() -> driver.read(command) && command.throttleQ15() == 32767);
    }
  }

  @Test
  void O1_a_pad_that_is_unplugged_leaves_nobody_at_the_wheel_for_ever(TestReporter reporter)
      throws Exception {
    PadPipe pad = PadPipe.in(folder);
    try (GamepadDriver driver = GamepadDriver.open(pad.path(), XBOX)) {
      pad.happen(AT_THE_WHEEL);
      await(() -> driver.read(command));

      pad.close();

      await(() -> !driver.connected());
      command.set(11, 22);
      assertThat(driver.read(command)).isFalse();
      assertThat(command.steeringQ15()).as("left as it was").isEqualTo(11);
    }

    Faults.report(
        reporter,
        "O1",
        "the device closes while the button is held",
        "nobody at the wheel at the next reading, for good");
  }

  @Test
  void O1_a_recorded_pad_is_gone_at_its_end(TestReporter reporter) throws Exception {
    Path file = Files.write(folder.resolve("js0"), AT_THE_WHEEL);
    try (GamepadDriver driver = GamepadDriver.open(file, XBOX)) {
      await(() -> !driver.connected());

      assertThat(driver.read(command)).isFalse();
    }

    Faults.report(reporter, "O1", "the device ends", "nobody at the wheel");
  }

  @Test
  void O1_half_an_event_at_the_end_is_no_event(TestReporter reporter) throws Exception {
    Path file =
        Files.write(folder.resolve("js0"), Arrays.copyOf(AT_THE_WHEEL, AT_THE_WHEEL.length - 3));
    try (GamepadDriver driver = GamepadDriver.open(file, XBOX)) {
      await(() -> !driver.connected());

      assertThat(driver.read(command)).isFalse();
    }

    Faults.report(
        reporter, "O1", "the device ends in the middle of an event", "nobody at the wheel");
  }

  @Test
  void O2_letting_the_dead_mans_button_go_leaves_nobody_at_the_wheel(TestReporter reporter)
      throws Exception {
    try (PadPipe pad = PadPipe.in(folder);
        GamepadDriver driver = GamepadDriver.open(pad.path(), XBOX)) {
      pad.happen(AT_THE_WHEEL);
      await(() -> driver.read(command));

      pad.happen(new PadEvents().button(LEFT_SHOULDER, false).bytes());

      await(() -> !driver.read(command));
      assertThat(driver.connected()).isTrue();
    }

    Faults.report(
        reporter,
        "O2",
        "the throttle stays at full, the button is let go",
        "nobody at the wheel at the next reading");
  }

  @Test
  void O14_a_stop_shorter_than_a_tick_counts(TestReporter reporter) throws Exception {
    try (PadPipe pad = PadPipe.in(folder);
        GamepadDriver driver = GamepadDriver.open(pad.path(), XBOX)) {
      pad.happen(AT_THE_WHEEL);
      await(() -> driver.read(command));

      pad.happen(new PadEvents().button(3, true).button(3, false).bytes());

      await(driver::stopped);
      assertThat(driver.read(command)).isFalse();
    }

    Faults.report(
        reporter, "O14", "the stop button pressed and let go within a tick", "stopped for good");
  }

  @Test
  void closing_does_not_wait_for_the_next_event() throws Exception {
    try (PadPipe pad = PadPipe.in(folder)) {
      GamepadDriver driver = GamepadDriver.open(pad.path(), XBOX);
      driver.close();
      driver.close();

      await(() -> !driver.connected());
    }
  }

  @Test
  void a_read_allocates_nothing() throws Exception {
    try (PadPipe pad = PadPipe.in(folder);
        GamepadDriver driver = GamepadDriver.open(pad.path(), XBOX)) {
      pad.happen(AT_THE_WHEEL);
      await(() -> driver.read(command));

      assertThat(AllocatedBytes.of(() -> driver.read(command))).isZero();
    }
  }

  @Test
  void a_pad_that_is_not_there_is_refused_in_one_line() {
    Path missing = folder.resolve("js9");

    assertThatExceptionOfType(GamepadException.class)
        .isThrownBy(() -> GamepadDriver.open(missing, XBOX))
        .withMessage(missing + ": no such file, expected a gamepad");
    assertThatExceptionOfType(GamepadException.class)
        .isThrownBy(() -> GamepadDriver.open(folder, XBOX))
        .withMessage(folder + ": is a folder, expected a gamepad");
    assertThat(GamepadDriver.kernelName(missing)).isEmpty();
  }

  @Test
  void a_file_that_is_no_pad_has_no_kernel_name() throws IOException {
    assertThat(GamepadDriver.kernelName(Files.createFile(folder.resolve("js0-none")))).isEmpty();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(1); // the test's time-out ends this
    }
  }

  @Test
  void a_drive_is_told_of_the_stop_button_and_of_the_plug_also_afterwards() throws Exception {
    PadPipe pad = PadPipe.in(folder);
    CountDownLatch stops = new CountDownLatch(1);
    CountDownLatch gone = new CountDownLatch(1);
    try (GamepadDriver driver = GamepadDriver.open(pad.path(), XBOX)) {
      driver.tell(stops::countDown, gone::countDown);
      pad.happen(new PadEvents().button(3, true).bytes());
      stops.await();
      pad.close();
      gone.await();

      AtomicInteger told = new AtomicInteger();
      driver.tell(told::incrementAndGet, told::incrementAndGet);
      assertThat(told).hasValue(2);
    }
  }
}
