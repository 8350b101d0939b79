package dev.vonk.kernel.display.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

class RandomChartsTest {
    private static final List<Object> CELLS = Arrays.asList(null, "NaN", "Infinity", "-Infinity", 0, 1, -1, 1e308,
            -1e308, 4.9e-324, "12345678901234567890", "2024-02-29", "2024-02-30", "2025-01-01 10:11:12.5", "0001-01-01",
            "+12345-01-01", "", " ", "a", "b", "c", "a\nb\t\u0000", "\ud800", "名前", "👩‍🚀", "x".repeat(300), true,
            false,
            List.of(1, 2), Map.of("a", 1), Long.MAX_VALUE, 1e17, 1e17 + 16, 0.1, 0.30000000000000004);
    private static final Pattern NO_PLACE = Pattern.compile(" (x|y|cx|cy|r|width|height|points)=\"[^\"]*(NaN|E)");
    private static final List<String> TYPES = List.of("string", "int", "bigint", "double", "decimal(20,3)", "date",
            "timestamp", "boolean", "array<int>", "no type");

    /// The chart of a table of cells that fit no type, or of such numbers as are hard to lay out.
    private static Map<String, Object> table(Random random) {
        List<Object> cells = random.nextBoolean() ? CELLS : List.of(random.nextInt(100) - 50, 0.5, 7, 1000);
        int rows = List.of(0, 1, 2, 3, 10, 100, 400).get(random.nextInt(7));
        List<List<Object>> all = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            Object number = random.nextGaussian() * Math.pow(10, random.nextInt(12) - 4);
            all.add(Arrays.asList(cells.get(random.nextInt(cells.size())), number, "n" + random.nextInt(300)));
        }
        return ChartExamples.table(List.of("a " + TYPES.get(random.nextInt(TYPES.size())).replace(" ", "_"),
                "b " + (random.nextBoolean() ? "double" : "string"), "c.d[0]'s string"), all);
    }

    @Test
    void noTableBreaksAChartOrItsBounds() {
        Random random = new Random(11);
        List<String> names = List.of("a", "b", "c.d[0]'s");
        for (int round = 0; round < 1000; round++) {
            ChartChoice choice = new ChartChoice(ChartKind.values()[random.nextInt(7)], names.get(random.nextInt(3)),
                    random.nextInt(4) == 0 ? "" : names.get(random.nextInt(3)),
                    random.nextBoolean() ? "" : names.get(random.nextInt(3)), random.nextBoolean() ? "" : "A title");
            Map<String, Object> chart = VegaLite.of(choice, table(random));
            assertDrawn(chart, random, round + ": " + choice);
        }
    }

    @Test
    void noSpecificationBreaksADrawing() {
        Random random = new Random(12);
        List<Map<String, Object>> known = new ArrayList<>(ChartExamples.all().values());
        for (int round = 0; round < 1000; round++) {
            Map<String, Object> chart = (Map<String, Object>) damaged(known.get(random.nextInt(known.size())), random,
                    4);
            assertDrawn(chart, random, "round " + round);
        }
    }

    private static void assertDrawn(Map<String, Object> chart, Random random, String message) {
        double width = random.nextInt(4) == 0 ? random.nextDouble() * 150 : 150 + random.nextInt(900);
        double height = random.nextInt(4) == 0 ? random.nextDouble() * 150 : 100 + random.nextInt(600);
        Drawing drawing = Charts.draw(chart, width, height);
        assertEquals("", Bounds.violation(drawing), message);
        String words = drawing.marks().stream().filter(Drawing.Words.class::isInstance)
                .map(mark -> ((Drawing.Words) mark).text() + mark.tip()).reduce("", String::concat);
        assertFalse(words.contains("mistake in Vonk"), () -> message + words + chart);
        String svg = SvgText.of(drawing, Palette.LIGHT);
        assertFalse(NO_PLACE.matcher(svg).find(), () -> message + svg);
    }

    /// The tree with some of its values put in each other's places, or gone.
    private static Object damaged(Object tree, Random random, int depth) {
        if (depth == 0) {
            return tree;
        }
        return switch (tree) {
            case Map<?, ?> map -> {
                Map<String, Object> copy = new LinkedHashMap<>();
                map.forEach((key, value) -> {
                    if (random.nextInt(25) != 0) {
                        copy.put((String) key, random.nextInt(15) == 0
                                ? CELLS.get(random.nextInt(CELLS.size()))
                                : damaged(value, random, depth - 1));
                    }
                });
                if (depth < 3 && random.nextInt(8) == 0) {
                    copy.put(List.of("sort", "stack", "bin", "aggregate", "timeUnit", "scale", "type", "title").get(
                            random.nextInt(8)),
                            Arrays.asList("-y", null, true, "median", "yearmonth", Map.of("zero", false),
                                    "temporal", "quantitative", List.of("a", 1)).get(random.nextInt(9)));
                }
                yield copy;
            }
            case List<?> list -> list.subList(0, list.size() - random.nextInt(Math.min(3, list.size() + 1)));
            case null, default -> tree;
        };
    }
}
