package io.github.alvinn4j.cli;

import io.github.alvinn4j.camera.CameraException;
import io.github.alvinn4j.hardware.ActuatorException;
import io.github.alvinn4j.hardware.GamepadException;
import io.github.alvinn4j.hardware.ProfileException;
import io.github.alvinn4j.network.ModelException;
import io.github.alvinn4j.recording.GoldenException;
import io.github.alvinn4j.recording.TubException;
import io.github.alvinn4j.simulator.TrackException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The entry: finds the command, runs it, says in one line what went wrong.
@Command(
    name = "alvinn",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    description = {
      "Drives a small robot car by sight, the way ALVINN did.",
      "Without a car it drives a simulated one: try './alvinn drive'.%n"
    },
    footer = {
      "",
      "Exit codes:",
      "   0  done",
      "   1  what was checked does not hold: the car left the road or was disarmed",
      "      by a fault, the disk failed in a recording, a replay differs",
      "   2  bad usage or bad input; nothing was written",
      "   3  no memory is left for a drive: Java has ended at once",
      "  70  a defect of this program, or hardware that hangs for good",
      " 128+ ended by a signal: 130 by Ctrl-C, 143 by TERM, 129 by HUP",
      "",
      "Completion in the shell: source <(./alvinn generate-completion)"
    },
    subcommands = {
      Drive.class,
      Evaluate.class,
      Train.class,
      StudyCommand.class,
      Replay.class,
      Inspect.class,
      Calibrate.class,
      Doctor.class,
      Install.class,
      Bench.class,
      HelpCommand.class,
      GenerateCompletion.class
    })
public final class Main implements Runnable {
  static final String VERSION = "Alvinn4J 0.1.0";

  /// Room for two long paths.
  private static final int MAX_LINE = 600;

  @Spec private CommandSpec command;

  /// Runs one command and ends the process with its exit code.
  public static void main(String[] arguments) {
    Thread.currentThread().setUncaughtExceptionHandler(Main::endWithError);
    System.exit(commandLine().execute(arguments));
  }

  /// The command line as it is run, for tests too.
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((exception, failed, result) -> {
      if (isBadInput(exception)) {
        failed.getErr().println("alvinn: " + firstLine(exception.getMessage()));
        return ExitCode.BAD_INPUT;
      }
      sayDefect(failed.getErr(), exception);
      return ExitCode.INTERNAL_ERROR;
    });
    line.setParameterExceptionHandler((exception, arguments) -> {
      CommandLine failed = exception.getCommandLine();
      String name = failed.getCommandSpec().qualifiedName(" ");
      failed
          .getErr()
          .printf("alvinn: %s (see ./%s --help)%n", firstLine(exception.getMessage()), name);
      return ExitCode.BAD_INPUT;
    });
    return line;
  }

  private static void sayDefect(PrintWriter err, Throwable defect) {
    Optional<Path> note = CrashNote.write(defect);
    err.printf("alvinn: defect: %s%s%n", firstLine(defect.toString()), where(note));
    if (note.isEmpty()) {
      defect.printStackTrace(err);
    }
    err.flush();
  }

  private static String where(Optional<Path> note) {
    return note.map(file -> " (please report it with " + file + ")").orElse("; please report it:");
  }

  // An error, such as too little memory, passes picocli by; Java's own exit code for it is 1, which
  // means something else here.
  private static void endWithError(Thread thread, Throwable error) {
    if (error instanceof OutOfMemoryError) {
      System.err.println("alvinn: cannot go on: " + error); // nothing that needs more of it
    } else {
      sayDefect(commandLine().getErr(), error);
    }
    System.exit(ExitCode.INTERNAL_ERROR);
  }

  /// Ends the process at once because something hangs for good, in native code for example, where
  /// nothing in this process can help: neither hooks nor closing run. What puts the outputs off
  /// then waits outside for the death of this process. Safe from any thread.
  ///
  /// @param reason in a sentence
  static void abandon(String reason) {
    Optional<Path> note = CrashNote.writeThreads(reason);
    System.err.printf("alvinn: ended at once: %s%s%n", reason, where(note));
    Runtime.getRuntime().halt(ExitCode.INTERNAL_ERROR);
  }

  private static boolean isBadInput(Exception exception) {
    return exception instanceof UsageException
        || exception instanceof ModelException
        || exception instanceof TubException
        || exception instanceof GoldenException
        || exception instanceof ProfileException
        || exception instanceof TrackException
        || exception instanceof CameraException
        || exception instanceof ActuatorException
        || exception instanceof GamepadException;
  }

  // A message may quote a file of the wrong kind: whatever that holds, the terminal gets a line.
  private static String firstLine(@Nullable String text) {
    String message = String.valueOf(text);
    String line = message.lines().findFirst().orElse(message).replaceAll("\\p{Cntrl}", "?");
    return line.length() <= MAX_LINE
        ? line
        : line.substring(0, MAX_LINE / 2) + " ... " + line.substring(line.length() - MAX_LINE / 2);
  }

  /// Without a command: the help.
  @Override
  public void run() {
    command.commandLine().usage(command.commandLine().getOut());
  }
}
