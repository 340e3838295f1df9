package io.github.alvinn4j.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// The wiring diagrams show the channels of the shipped profiles and the pins of the header.
class WiringDiagramTest {
  private static final Path HARDWARE = Path.of("hardware");

  /// GPIO number to pin of the 40-pin header, as the Raspberry Pi's documentation has it.
  private static final Map<String, String> HEADER =
      Map.of("2", "3", "3", "5", "17", "11", "27", "13", "12", "32", "13", "33");

  private static final Map<String, List<String>> SUPPLY =
      Map.of(
          "3V3", List.of("1", "17"),
          "GND", List.of("6", "9", "14", "20", "25", "30", "34", "39"));

  private static Stream<String> cars() {
    return Stream.of(
        "donkeycar-pca9685", "pi4-hardware-pwm", "pi5-hardware-pwm", "tb6612-differential");
  }

  @ParameterizedTest
  @MethodSource("cars")
  void a_diagram_shows_the_channels_of_its_profile(String name) throws Exception {
    Map<String, String> shown = new TreeMap<>();
    for (Element text : elements(diagram(name), "text", "data-key")) {
      shown.put(text.getAttribute("data-key"), text.getTextContent());
    }

    assertThat(shown).isEqualTo(channels(VehicleProfiles.read(profile(name)).actuator()));
  }

  @ParameterizedTest
  @MethodSource("cars")
  void a_diagram_numbers_the_headers_pins_as_the_pi_does(String name) throws Exception {
    List<Element> pins = elements(diagram(name), "text", "data-gpio");
    assertThat(pins).isNotEmpty();
    for (Element pin : pins) {
      String gpio = pin.getAttribute("data-gpio");
      assertThat(pin.getTextContent()).as("GPIO" + gpio).isEqualTo(HEADER.get(gpio));
    }
    for (Element pin : elements(diagram(name), "text", "data-supply")) {
      assertThat(SUPPLY.get(pin.getAttribute("data-supply"))).contains(pin.getTextContent());
    }
  }

  @ParameterizedTest
  @MethodSource("cars")
  void a_wire_ends_at_the_pins_it_names_and_no_pin_is_left_without(String name) throws Exception {
    Document diagram = diagram(name);
    Map<String, String> places = new TreeMap<>();
    Map<String, String> colours = new TreeMap<>();
    for (Element pin : elements(diagram, "circle", "id")) {
      places.put(pin.getAttribute("id"), pin.getAttribute("cx") + " " + pin.getAttribute("cy"));
      colours.put(pin.getAttribute("id"), pin.getAttribute("fill"));
    }
    TreeSet<String> wired = new TreeSet<>();
    for (Element wire : elements(diagram, "path", "data-from")) {
      String from = wire.getAttribute("data-from");
      String to = wire.getAttribute("data-to");
      wired.addAll(List.of(from, to));
      List<String> way = List.of(wire.getAttribute("d").split(" ", -1));
      assertThat(way.get(1) + " " + way.get(2)).as(from).isEqualTo(places.get(from));
      String endY = way.contains("Q") ? way.get(way.size() - 3) : way.get(2);
      assertThat(way.getLast() + " " + endY).as(to).isEqualTo(places.get(to));
      assertThat(wire.getAttribute("stroke"))
          .as("%s to %s".formatted(from, to))
          .isEqualTo(colours.get(from))
          .isEqualTo(colours.get(to));
    }

    assertThat(wired).isEqualTo(new TreeSet<>(places.keySet()));
  }

  private static Map<String, String> channels(ActuatorWiring wiring) {
    Map<String, String> channels = new TreeMap<>();
    switch (wiring) {
      case ActuatorWiring.Pca9685 chip -> {
        put(channels, "steering_channel", chip.steeringChannel());
        put(channels, "throttle_channel", chip.throttleChannel());
      }
      case ActuatorWiring.HardwarePwm pwm -> {
        put(channels, "servo_channel", pwm.servoChannel());
        put(channels, "esc_channel", pwm.escChannel());
      }
      case ActuatorWiring.Differential board -> {
        put(channels, "left_motor", board.left());
        put(channels, "right_motor", board.right());
      }
      default -> throw new AssertionError("not a real car: " + wiring);
    }
    return channels;
  }

  private static void put(Map<String, String> channels, String motor, HBridge.Motor wires) {
    put(channels, motor + ".pwm_channel", wires.pwm());
    put(channels, motor + ".forward_channel", wires.forward());
    put(channels, motor + ".backward_channel", wires.backward());
  }

  private static void put(Map<String, String> channels, String key, int channel) {
    channels.put("actuator." + key, Integer.toString(channel));
  }

  private static Path profile(String name) {
    return HARDWARE.resolve(name + ".yaml");
  }

  private static Document diagram(String name) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(HARDWARE.resolve("wiring").resolve(name + ".svg").toFile());
  }

  private static List<Element> elements(Document diagram, String tag, String attribute) {
    NodeList all = diagram.getElementsByTagName(tag);
    List<Element> found = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      if (all.item(i) instanceof Element element && element.hasAttribute(attribute)) {
        found.add(element);
      }
    }
    return found;
  }
}
