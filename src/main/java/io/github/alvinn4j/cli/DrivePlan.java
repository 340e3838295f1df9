package io.github.alvinn4j.cli;

import io.github.alvinn4j.hardware.VehicleProfile;
import java.nio.file.Path;
import java.util.Optional;

/// What a person has asked of one drive, with every file read.
///
/// @param models who thinks
/// @param driver who is at the wheel
/// @param lockstep as fast as the machine computes instead of real time
/// @param view whether somebody looks at the terminal
/// @param record folder of the tub to write
/// @param pad what a gamepad is there for
/// @param learning what is learned meanwhile
record DrivePlan(
    VehicleProfile profile,
    Models models,
    Driver driver,
    Optional<Integer> laps,
    Optional<Double> seconds,
    boolean lockstep,
    boolean view,
    Optional<Path> record,
    long seed,
    PadUse pad,
    Optional<LearningPlan> learning) {}
