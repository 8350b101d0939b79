package dev.vonk.kernel.display.chart;

import dev.vonk.kernel.golden.Golden;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ChartsTest {
    static Stream<String> names() {
        return ChartExamples.all().keySet().stream().filter(name -> !name.equals("scatter-many"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aChartIsDrawnAsBefore(String name) {
        Drawing drawing = Charts.draw(ChartExamples.all().get(name), 640, 360);
        assertEquals("", Bounds.violation(drawing));
        Golden.assertMatches(getClass(), name + ".svg", SvgText.of(drawing, Palette.LIGHT));
    }
}
