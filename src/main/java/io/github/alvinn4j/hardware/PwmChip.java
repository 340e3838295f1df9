package io.github.alvinn4j.hardware;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The PWM chip of a Raspberry Pi that reaches the header's pins, in sysfs.
///
/// It is found by its device, because its number is not promised: on a Raspberry Pi 5 it was
/// `pwmchip2` with kernel 6.6 and is `pwmchip0` with 6.12, beside the fan's. The addresses are
/// those of the boards' device trees.
///
/// @param folder such as `/sys/class/pwm/pwmchip0`
/// @param device such as `1f00098000.pwm`
record PwmChip(Path folder, String device) {
  private static final List<String> DEVICES =
      List.of(
          "1f00098000.pwm", // Raspberry Pi 5 (RP1)
          "fe20c000.pwm", // 4
          "3f20c000.pwm", // 2, 3, Zero 2
          "2020c000.pwm"); // 1, Zero

  private static final int EXPORT_TRIES = 100;
  private static final long EXPORT_PAUSE_MILLIS = 10;

  /// Looks through all chips.
  ///
  /// @param root `/sys/class/pwm` but in tests
  /// @throws ActuatorException if no chip is a Raspberry Pi's, naming those that are there
  static PwmChip find(Path root) {
    List<PwmChip> chips = chips(root);
    return chips.stream()
        .filter(chip -> DEVICES.contains(chip.device))
        .findFirst()
        .orElseThrow(() ->
            new ActuatorException(
                "hardware PWM: no Raspberry Pi's chip in %s, found %s; see the overlay in the profile"
                    .formatted(root, chips.stream().map(PwmChip::device).toList())));
  }

  private static List<PwmChip> chips(Path root) {
    try (Stream<Path> entries = Files.list(root)) {
      List<PwmChip> chips = new ArrayList<>();
      for (Path chip : entries.sorted().toList()) {
        Path link = chip.resolve("device");
        if (Files.isSymbolicLink(link)) {
          chips.add(new PwmChip(chip, String.valueOf(Files.readSymbolicLink(link).getFileName())));
        }
      }
      return chips;
    } catch (IOException e) {
      throw new ActuatorException("hardware PWM: cannot read %s: %s".formatted(root, e), e);
    }
  }

  /// The chip in messages.
  String name() {
    return "hardware PWM " + device;
  }

  /// Exports a channel if it is not yet, and opens it; nothing is put out or stopped by that.
  ///
  /// @param key of the channel's number in messages
  /// @throws ActuatorException if the chip has no such channel or the user may not write to it
  PwmChannel open(String key, int channel) {
    try {
      int channels = Integer.parseInt(Files.readString(folder.resolve("npwm")).strip());
      if (channel >= channels) {
        throw new ActuatorException(
            "%s: %s = %d, expected 0..%d".formatted(name(), key, channel, channels - 1));
      }
      Path path = folder.resolve("pwm" + channel);
      boolean ours = !Files.exists(path);
      if (ours) {
        write("export", channel);
      }
      return new PwmChannel(attributes(path), () -> giveBack(channel, ours));
    } catch (IOException | NumberFormatException e) {
      throw new ActuatorException(
          "%s channel %d: cannot open: %s (is this user in the group gpio?)"
              .formatted(name(), channel, e.getMessage()),
          e);
    }
  }

  // The files appear at once, but belong to the group gpio only when udev has run.
  private static PwmChannel.Attributes attributes(Path channel) throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        return PwmChannel.Attributes.open(channel);
      } catch (IOException e) {
        if (tries == EXPORT_TRIES) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(EXPORT_PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ActuatorException("interrupted while a PWM channel appears", e);
    }
  }

  private void giveBack(int channel, boolean ours) {
    if (ours) {
      try {
        write("unexport", channel);
      } catch (IOException e) {
        // It stays exported, which hinders nobody: its pulses are off.
      }
    }
  }

  // These two can be written only.
  private void write(String attribute, int channel) throws IOException {
    byte[] number = Integer.toString(channel).getBytes(StandardCharsets.US_ASCII);
    Files.write(folder.resolve(attribute), number, StandardOpenOption.WRITE);
  }
}
