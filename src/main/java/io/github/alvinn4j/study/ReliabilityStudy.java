package io.github.alvinn4j.study;

import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.OutputCoding;
import io.github.alvinn4j.steering.Reliability;
import io.github.alvinn4j.study.Series.Form;
import io.github.alvinn4j.study.Series.Point;
import io.github.alvinn4j.training.PlaceFrames;
import io.github.alvinn4j.training.PlaceJudge;
import io.github.alvinn4j.training.PlaceLearner;
import io.github.alvinn4j.training.Separation;
import io.github.alvinn4j.training.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

/// Whether a network can tell its training place from others, by each of its measures.
///
/// Nothing is learned from other places: the reconstruction, the scene and all scales come from the
/// training place alone.
public final class ReliabilityStudy implements Study {
  private static final double HELD_OUT = 0.2;
  private static final double WANTED = 0.9;

  /// Half a second at 20 Hz: what a drive goes by.
  private static final int WINDOW_FRAMES = 10;

  /// A shorter drive is a place to be told from others, not one to be trained in.
  private static final int FEWEST_FRAMES = 200;

  private final int hidden;
  private final int epochs;

  /// What a frame is judged by.
  private enum Measure {
    HILL("hill (OARE)"),
    RECONSTRUCTION("reconstruction (IRRE)"),
    HILL_AND_RECONSTRUCTION("OARE and IRRE"),
    SCENE("scene rows"),
    ALL("all three");

    private final String words;

    Measure(String words) {
      this.words = words;
    }

    int of(Model model, Reliability seen) {
      return switch (this) {
        case HILL -> seen.hillQ15();
        case RECONSTRUCTION -> seen.reconstructionQ15();
        case HILL_AND_RECONSTRUCTION ->
            Math.min(
                model.place().orElseThrow().hillScale().orElseThrow().of(seen.hillQ15()),
                model.place().orElseThrow().reconstructionScale().of(seen.reconstructionQ15()));
        case SCENE -> seen.familiarityQ15();
        case ALL -> seen.reliabilityQ15();
      };
    }
  }

  /// Makes the study.
  ///
  /// @param hidden units of each network, 1 or more
  /// @param epochs of training at most, 1 or more
  public ReliabilityStudy(int hidden, int epochs) {
    this.hidden = hidden;
    this.epochs = epochs;
  }

  /// Sixteen hidden units, as many as recorded drives are learned best with.
  public static ReliabilityStudy standard() {
    return new ReliabilityStudy(16, 40);
  }

  @Override
  public String name() {
    return "reliability";
  }

  @Override
  public String description() {
    return "Whether a network knows when it is not where it was trained";
  }

  /// One training place against one other; higher numbers mean that it looks like the former.
  private static final class Pair {
    private final String trained;
    private final String other;
    private final Measure measure;
    private final int[] own; // (held-out frames of the training place)
    private final int[] others; // (frames of the other place)

    Pair(String trained, String other, Measure measure, int[] own, int[] others) {
      this.trained = trained;
      this.other = other;
      this.measure = measure;
      this.own = own;
      this.others = others;
    }

    Separation frames() {
      return Separation.of(own, others);
    }

    Separation windows() {
      return Separation.of(
          Separation.medians(own, WINDOW_FRAMES), Separation.medians(others, WINDOW_FRAMES));
    }
  }

  @Override
  public Findings run(Material material, DoubleConsumer progress) {
    List<Place> places = material.places();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i).frames().size() >= FEWEST_FRAMES) {
        pairs.addAll(pairs(places, i, material));
      }
      progress.accept((i + 1.0) / places.size());
    }
    return new Findings(table(pairs), picture(pairs), words(pairs), data(places));
  }

  private List<Pair> pairs(List<Place> places, int trained, Material material) {
    Place place = places.get(trained);
    PlaceFrames learned = place.frames().withoutLast(HELD_OUT);
    PlaceFrames heldOut = place.frames().last(HELD_OUT);
    FloatNetwork start =
        FloatNetwork.hill(
            place.retina().pixels(), hidden, Teaching.OUTPUTS, material.random(trained));
    FloatNetwork network =
        new Trainer(Teaching.settings(epochs), _ -> {})
            .train(start, learned.retinas(), material.random(trained))
            .network();
    PlaceLearner learner =
        new PlaceLearner(new Model(network, place.retina(), OutputCoding.HILL, Map.of()));
    learner.learn(learned);
    Model model = learner.finish(heldOut);
    List<int[]> own = measures(model, heldOut);
    List<Pair> pairs = new ArrayList<>();
    for (Place other : places) {
      if (!other.name().equals(place.name())) {
        List<int[]> others = measures(model, other.frames());
        for (int i = 0; i < own.size(); i++) {
          Measure measure = Measure.values()[i];
          pairs.add(new Pair(place.name(), other.name(), measure, own.get(i), others.get(i)));
        }
      }
    }
    return pairs;
  }

  // By measure, then by frame.
  private static List<int[]> measures(Model model, PlaceFrames frames) {
    PlaceJudge judge = new PlaceJudge(model);
    List<int[]> all = Arrays.stream(Measure.values()).map(_ -> new int[frames.size()]).toList();
    for (int frame = 0; frame < frames.size(); frame++) {
      Reliability seen = judge.of(frames, frame);
      for (int i = 0; i < all.size(); i++) {
        all.get(i)[frame] = Measure.values()[i].of(model, seen);
      }
    }
    return all;
  }

  private static Table table(List<Pair> pairs) {
    Table table =
        new Table(
            List.of(
                "trained_in",
                "shown",
                "measure",
                "own_frames",
                "other_frames",
                "auc",
                "rejected_at_95_percent",
                "rejected_in_half_a_second"));
    for (Pair pair : pairs) {
      table.add(
          List.of(
              pair.trained,
              pair.other,
              pair.measure.words,
              pair.own.length,
              pair.others.length,
              pair.frames().auc(),
              pair.frames().rejected(),
              pair.windows().rejected()));
    }
    return table;
  }

  private static Picture picture(List<Pair> pairs) {
    List<Series> curves = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      List<Pair> of = pairs.stream().filter(pair -> pair.measure == measure).toList();
      curves.add(new Series(measure.words, Form.LINE, curve(of)));
    }
    Chart chart =
        new Chart(
            "",
            Axis.linear("share of the training place's frames taken for another").between(0, 1),
            Axis.linear("share of other places' frames noticed").between(0, 1),
            curves);
    return new Picture(
        "Telling other places apart, frame by frame (mean of all pairs)", List.of(chart));
  }

  // The mean of the pairs' curves over the share of the place's own frames that is lost.
  private static List<Point> curve(List<Pair> pairs) {
    List<int[]> sorted = pairs.stream().map(pair -> sorted(pair.own)).toList();
    List<int[]> others = pairs.stream().map(pair -> sorted(pair.others)).toList();
    return IntStream.rangeClosed(0, 100)
        .mapToObj(percent -> {
          double noticed = 0;
          for (int i = 0; i < sorted.size(); i++) {
            int[] own = sorted.get(i);
            int limit = percent == 100 ? Integer.MAX_VALUE : own[percent * own.length / 100];
            noticed += (double) below(others.get(i), limit) / others.get(i).length;
          }
          return new Point(percent / 100.0, noticed / sorted.size());
        })
        .toList();
  }

  private static int[] sorted(int[] values) {
    int[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  private static int below(int[] sorted, int limit) {
    int place = 0;
    while (place < sorted.length && sorted[place] < limit) {
      place++;
    }
    return place;
  }

  private static String words(List<Pair> pairs) {
    StringBuilder text = new StringBuilder();
    text.append(
        "Each network was trained in one place and judges held-out frames of it and all frames of"
            + " the other places; nothing was learned from those. Pairs of places: %d.\n\n"
                .formatted(pairs.size() / Measure.values().length));
    for (Measure measure : Measure.values()) {
      List<Pair> of = pairs.stream().filter(pair -> pair.measure == measure).toList();
      text.append(
          String.format(
              Locale.ROOT,
              "- %s: area under the curve %.3f; where 95 %% of the own frames are accepted, %.1f %%"
                  + " of the others are rejected, %.1f %% by the median of half a second\n",
              measure.words,
              of.stream().mapToDouble(pair -> pair.frames().auc()).average().orElse(Double.NaN),
              100 * of.stream().mapToDouble(p -> p.frames().rejected()).average().orElse(0),
              100 * of.stream().mapToDouble(p -> p.windows().rejected()).average().orElse(0)));
    }
    double rejected = rejected(pairs, Measure.ALL);
    text.append(
        rejected >= WANTED
            ? "\nAt least 90 % were wanted, and all three together reach that.\n"
            : "\nAt least 90 % were wanted; all three together do not reach that here.\n");
    text.append(
        rejected(pairs, Measure.SCENE) > rejected(pairs, Measure.HILL_AND_RECONSTRUCTION)
            ? "Here the rows of the picture say more about the place than the network does, in"
                + " which much of another place looks like its own.\n"
            : "Here the network itself says as much about the place as the rows of the picture.\n");
    return text.toString();
  }

  private static double rejected(List<Pair> pairs, Measure measure) {
    return pairs.stream()
        .filter(pair -> pair.measure == measure)
        .mapToDouble(pair -> pair.frames().rejected())
        .average()
        .orElse(0);
  }

  private static String data(List<Place> places) {
    return String.join(
        "; ",
        places.stream()
            .map(place -> "%s: %d frames".formatted(place.name(), place.frames().size()))
            .toList());
  }
}
