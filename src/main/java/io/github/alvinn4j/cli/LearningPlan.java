package io.github.alvinn4j.cli;

import java.nio.file.Path;
import java.util.Optional;

/// What a person has asked of learning in one drive.
///
/// @param save where the learned model goes
/// @param fromModel whether learning goes on from the plan's model, and not from nothing
/// @param handOverSeconds give the wheel to the network after so long; if empty, not by the clock
/// @param whenReady give it as soon as the network is ready
/// @param correct whether the simulated driver puts a network right that strays
record LearningPlan(
    Path save,
    boolean fromModel,
    Optional<Double> handOverSeconds,
    boolean whenReady,
    boolean correct) {}
