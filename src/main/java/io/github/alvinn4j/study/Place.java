package io.github.alvinn4j.study;

import io.github.alvinn4j.training.PlaceFrames;
import io.github.alvinn4j.vision.RetinaSettings;

/// A recorded drive through one place.
///
/// @param name for a legend
/// @param retina how its frames were seen
/// @param frames all of them, in order, not to be modified
public record Place(String name, RetinaSettings retina, PlaceFrames frames) {}
