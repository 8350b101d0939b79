package dev.vonk.kernel.display.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ChartOrderTest {
    private static final List<String> CITIES = List.of("Oslo", "Bergen", "Utrecht", "Ghent");
    private static final Map<String, Object> TABLE = ChartExamples.table(List.of("city string", "orders int"), List.of(
            List.of("Oslo", 5), List.of("Bergen", 2), List.of("Utrecht", 9), List.of("Ghent", 7)));

    @ParameterizedTest
    @EnumSource(value = ChartKind.class, names = {"BAR", "LINE", "AREA", "BOX"})
    void namesComeAsTheTableHasThem(ChartKind kind) {
        var chart = VegaLite.of(new ChartChoice(kind, "city", "orders", "", ""), TABLE);
        assertEquals(CITIES, names(chart));
    }

    @Test
    void coloursComeAsTheTableHasThem() {
        var chart = VegaLite.of(new ChartChoice(ChartKind.SCATTER, "orders", "orders", "city", ""), TABLE);
        Map<?, ?> color = (Map<?, ?>) ((Map<?, ?>) chart.get("encoding")).get("color");
        assertTrue(color.containsKey("sort"));
        assertNull(color.get("sort"));
        assertEquals(CITIES, names(chart));
    }

    @ParameterizedTest
    @CsvSource({"bar", "line", "area", "point", "boxplot"})
    void namesAreSortedAsTheSpecificationSays(String mark) {
        assertEquals(CITIES, names(specification(mark, channel(null))));
        assertEquals(List.of("Bergen", "Ghent", "Oslo", "Utrecht"), names(specification(mark, channel("ascending"))));
        assertEquals(List.of("Utrecht", "Oslo", "Ghent", "Bergen"), names(specification(mark, channel("descending"))));
        assertEquals(List.of("Utrecht", "Ghent", "Oslo", "Bergen"), names(specification(mark, channel("-y"))));
        assertEquals(List.of("Bergen", "Oslo", "Ghent", "Utrecht"), names(specification(mark, channel("y"))));
    }

    private static Map<String, @Nullable Object> channel(@Nullable String sort) {
        Map<String, @Nullable Object> channel = new LinkedHashMap<>(Map.of("field", "city", "type", "nominal"));
        channel.put("sort", sort);
        return channel;
    }

    private static Map<String, @Nullable Object> specification(String mark, Map<String, @Nullable Object> x) {
        List<Map<String, Object>> values = new ArrayList<>();
        ((List<?>) TABLE.get("rows")).forEach(row -> values.add(
                Map.of("city", ((List<?>) row).get(0), "orders", ((List<?>) row).get(1))));
        Map<String, @Nullable Object> specification = new LinkedHashMap<>();
        specification.put("mark", mark);
        specification.put("data", Map.of("values", values));
        specification.put("encoding", Map.of("x", x, "y", Map.of("field", "orders", "type", "quantitative")));
        return specification;
    }

    /// The names from left to right.
    private static List<String> names(Map<String, ? extends @Nullable Object> specification) {
        return Charts.draw(specification, 640, 360).marks().stream()
                .filter(Drawing.Words.class::isInstance).map(Drawing.Words.class::cast)
                .filter(words -> CITIES.contains(words.text()))
                .sorted((one, other) -> Double.compare(one.x(), other.x()))
                .map(Drawing.Words::text).toList();
    }
}
