/// The command line: what a person types and reads.
///
/// Arguments and files come in; text, one JSON object, pictures and an exit code go out. Everything
/// is wired here, in `Assembly`, and nowhere else. A reader may question why commands print through
/// [io.github.alvinn4j.cli.Output]: with `--json` exactly one object goes to standard output and
/// everything else to standard error, and one place keeps that promise.
@NullMarked
package io.github.alvinn4j.cli;

import org.jspecify.annotations.NullMarked;
