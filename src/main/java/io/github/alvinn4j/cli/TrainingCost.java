package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Locale;

/// What a training has cost, as a row of the table in Strubell, Ganesh and McCallum 2019.
///
/// @param model what was trained
/// @param hardware on what
/// @param seconds from the first step to the last
/// @param joules used in that time
/// @param measured where the joules come from, for people
/// @param gramsPerKwh CO2e that a kilowatt-hour of electricity causes
/// @param pricePerKwh of a kilowatt-hour, in EUR
record TrainingCost(
    String model,
    String hardware,
    double seconds,
    double joules,
    String measured,
    double gramsPerKwh,
    double pricePerKwh) {
  private static final double JOULES_PER_KWH = 3.6e6;
  private static final int DIGITS = 3;

  double kilowattHours() {
    return joules / JOULES_PER_KWH;
  }

  double grams() {
    return kilowattHours() * gramsPerKwh;
  }

  double euros() {
    return kilowattHours() * pricePerKwh;
  }

  void print(Output output) {
    output.line("| model | hardware | time | energy | CO2e | cost |");
    output.line("|---|---|---|---|---|---|");
    output.line(
        "| %s | %s | %s s | %s kWh | %s g | %s EUR |"
            .formatted(
                model,
                hardware,
                digits(seconds),
                digits(kilowattHours()),
                digits(grams()),
                digits(euros())));
    output.line(
        "energy: %s; %s g CO2e and %s EUR a kWh"
            .formatted(measured, digits(gramsPerKwh), digits(pricePerKwh)));
  }

  void fill(ObjectNode json) {
    ObjectNode node = json.putObject("cost");
    node.put("model", model);
    node.put("hardware", hardware);
    node.put("seconds", Output.rounded(seconds, 3));
    node.put("energy_kwh", Output.rounded(kilowattHours(), 9));
    node.put("energy_source", measured);
    node.put("co2e_grams", Output.rounded(grams(), 6));
    node.put("co2e_grams_per_kwh", gramsPerKwh);
    node.put("cost_eur", Output.rounded(euros(), 9));
    node.put("price_eur_per_kwh", pricePerKwh);
  }

  /// A number with three digits that mean something, without an exponent.
  private static String digits(double value) {
    return new BigDecimal(String.format(Locale.ROOT, "%." + (DIGITS - 1) + "e", value))
        .stripTrailingZeros()
        .toPlainString();
  }
}
