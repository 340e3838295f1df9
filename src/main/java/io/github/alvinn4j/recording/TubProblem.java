package io.github.alvinn4j.recording;

/// A record that was skipped, or another thing that is wrong with a recording but not fatal.
///
/// @param place file inside the tub, with the line number where there is one:
///   `catalog_0.catalog:745`
/// @param what is wrong there, with value and expectation
public record TubProblem(String place, String what) {

  @Override
  public String toString() {
    return place + ": " + what;
  }
}
