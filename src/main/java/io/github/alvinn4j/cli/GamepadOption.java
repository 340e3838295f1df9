package io.github.alvinn4j.cli;

import io.github.alvinn4j.hardware.GamepadDriver;
import io.github.alvinn4j.hardware.GamepadMap;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/// The options of a drive by a person with a gamepad.
final class GamepadOption {
  private static final String DEFAULT = "/dev/input/js0";

  @Option(
      names = "--gamepad",
      paramLabel = "DEVICE",
      description = {
        "The pad of --driver gamepad. Default: " + DEFAULT + ".",
        "With --driver model its stop button ends the drive."
      })
  private Optional<Path> device;

  @Option(
      names = "--gamepad-map",
      paramLabel = "NAME",
      description = {
        "What its axes and buttons mean: xbox, xbox-bluetooth, f710, f710-d, playstation.",
        "Default: by the name that the kernel gives the pad."
      })
  private Optional<String> map;

  @Option(
      names = "--dead-man",
      description = "The network drives only while the pad's button is held; with --gamepad.")
  private boolean deadMan;

  /// Whether the network may drive only while the button is held.
  boolean deadMan() {
    return deadMan;
  }

  boolean given() {
    return device.isPresent() || map.isPresent();
  }

  /// Opens the pad.
  ///
  /// @throws UsageException if it is not known which numbers its axes have
  GamepadDriver open() {
    Path path = device.orElse(Path.of(DEFAULT));
    GamepadMap meaning =
        map.isPresent()
            ? GamepadMap.named(map.get())
                .orElseThrow(() ->
                    new UsageException(
                        "--gamepad-map = %s, expected one of %s".formatted(map.get(), names())))
            : known(path);
    return GamepadDriver.open(path, meaning);
  }

  // A pad that is not there is opened all the same: what is said then is what helps.
  private static GamepadMap known(Path path) {
    String name = GamepadDriver.kernelName(path).orElse("");
    Optional<GamepadMap> known = GamepadMap.forKernelName(name);
    if (known.isEmpty() && path.toFile().exists()) {
      throw new UsageException(
          "%s: unknown gamepad '%s', expected --gamepad-map with one of %s"
              .formatted(path, name, names()));
    }
    return known.orElse(GamepadMap.ALL.getFirst());
  }

  private static String names() {
    return GamepadMap.ALL.stream().map(GamepadMap::name).collect(Collectors.joining(", "));
  }
}
