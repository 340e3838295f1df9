package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.network.ModelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `inspect`: shows a model, drive, track or profile as text and pictures.
@Command(
    name = "inspect",
    sortOptions = false,
    description = {
      "Show a model, a drive, a track or a vehicle profile as text and pictures.",
      "Says what a drive holds before you learn from it, and what a network looks for.%n"
    },
    footer = {
      "",
      "Examples:",
      "  ./alvinn inspect models/simulator.safetensors --out pictures",
      "  ./alvinn inspect drives/expert --out pictures --frames 60",
      "  ./alvinn inspect hardware/donkeycar-pca9685.yaml"
    })
final class Inspect implements Callable<Integer> {
  private static final String DEFAULT_MODEL = "models/simulator.safetensors";

  @Parameters(paramLabel = "WHAT", description = "A .safetensors model, a tub, a .csv, a .yaml.")
  private Path what;

  @Option(names = "--out", paramLabel = "DIR", description = "Write pictures into this folder.")
  private Optional<Path> out;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = {
        "For a drive: whose retina and hill are shown.",
        "Default: " + DEFAULT_MODEL + "."
      })
  private Optional<Path> model;

  @Option(
      names = "--frames",
      paramLabel = "N",
      defaultValue = "24",
      description = "For a drive: how many frames the picture shows. Default: ${DEFAULT-VALUE}.")
  private int frames;

  @Mixin private Output output;

  @Override
  public Integer call() {
    Range.check("--frames", frames, 1, 200);
    Path given = Home.given(what);
    if (!Files.exists(given)) {
      throw new UsageException("%s: no such file or folder".formatted(what));
    }
    String name = name(given);
    switch (kind(given)) {
      case "safetensors" -> {
        InspectModel it = new InspectModel(given);
        show(it::describe, name + "-weights.png", () -> it.png(name));
      }
      case "tub" -> {
        InspectDrive it = new InspectDrive(given);
        show(it::describe, name + "-sheet.png", () -> it.png(name, viewer(), frames));
      }
      case "csv" -> {
        InspectTrack it = new InspectTrack(given);
        show(it::describe, name + "-track.png", () -> it.png(name));
      }
      case "yaml", "yml" -> show(new InspectProfile(given)::describe);
      default ->
          throw new UsageException(
              "%s: unknown kind, expected a .safetensors model, a folder with manifest.json, a .csv"
                      .formatted(what)
                  + " track or a .yaml vehicle profile");
    }
    return ExitCode.DONE;
  }

  private static String kind(Path given) {
    if (Files.isDirectory(given)) {
      return Files.exists(given.resolve("manifest.json")) ? "tub" : "folder";
    }
    String name = fileName(given).toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  // A folder that is just called 'tub' is better known by the folder around it.
  private static String name(Path given) {
    Path whole = given.toAbsolutePath().normalize();
    String name = fileName(whole);
    if (name.equals("tub") && whole.getParent() != null) {
      return fileName(whole.getParent());
    }
    return Files.isDirectory(whole) ? name : name.replaceFirst("\\.[^.]+$", "");
  }

  private static String fileName(Path path) {
    Path name = path.getFileName();
    return name == null ? "root" : name.toString();
  }

  private void show(Consumer<Facts> describe) {
    ObjectNode json = output.newResult();
    Facts facts = new Facts(json);
    describe.accept(facts);
    facts.tell(output);
    output.result(json);
  }

  // Everything is read and drawn before the first word or file is written.
  private void show(Consumer<Facts> describe, String pictureName, Supplier<byte[]> picture) {
    if (out.isEmpty()) {
      show(describe);
      output.remark("(add --out DIR for pictures)");
      return;
    }
    Path file = out.get().resolve(pictureName);
    SafeFile.requireWritable(file);
    Lettering.complaint()
        .ifPresent(complaint -> {
          throw new UsageException(complaint);
        });
    byte[] png = picture.get();
    SafeFile.write(file, png);
    show(facts -> {
      describe.accept(facts);
      facts.text("picture", "picture", file.toString());
    });
  }

  /// The model that looks at a drive: the named one, or the standard one if it can be read.
  private Optional<NamedModel> viewer() {
    if (model.isPresent()) {
      return Optional.of(NamedModel.read(Home.given(model.get())));
    }
    try {
      return Optional.of(NamedModel.read(Home.file(DEFAULT_MODEL)));
    } catch (ModelException e) {
      output.remark("showing the driver only: " + e.getMessage());
      return Optional.empty();
    }
  }
}
