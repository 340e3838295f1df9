package io.github.alvinn4j.hardware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A `/sys/class/pwm` of plain files: it keeps what is written, but has none of the kernel's rules.
record PwmFolder(Path root) {

  /// Adds a chip with its channels not yet exported.
  PwmFolder chip(int number, String device, int channels) throws IOException {
    Path chip = Files.createDirectories(chip(number));
    Files.createSymbolicLink(chip.resolve("device"), Path.of("../../devices", device));
    Files.writeString(chip.resolve("npwm"), channels + "\n");
    Files.writeString(chip.resolve("export"), "");
    Files.writeString(chip.resolve("unexport"), "");
    return this;
  }

  /// Makes a channel as it is when exported; whoever looks sees all of it or nothing.
  PwmFolder channel(int chip, int channel) throws IOException {
    Path folder = chip(chip).resolve("pwm" + channel);
    Path made = Files.exists(folder) ? folder : Files.createTempDirectory(chip(chip), "export");
    for (String attribute : new String[] {"period", "duty_cycle", "enable"}) {
      Files.writeString(made.resolve(attribute), "0\n");
    }
    Files.writeString(made.resolve("polarity"), "normal\n");
    if (!made.equals(folder)) {
      Files.move(made, folder);
    }
    return this;
  }

  Path chip(int number) {
    return root.resolve("pwmchip" + number);
  }

  /// The first line: a shorter number leaves the tail of a longer one in a plain file.
  String read(int chip, int channel, String attribute) throws IOException {
    Path file = chip(chip).resolve("pwm" + channel).resolve(attribute);
    return Files.readString(file).lines().findFirst().orElse("");
  }
}
