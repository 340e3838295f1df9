package io.github.alvinn4j.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import picocli.CommandLine;

/// What one run of the command line has said, and its exit code.
record Transcript(int exitCode, String out, String err) {

  static Transcript of(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    int exitCode = line.execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    return new Transcript(exitCode, out.toString(), err.toString());
  }
}
