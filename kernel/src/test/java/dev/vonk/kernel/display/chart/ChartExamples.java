package dev.vonk.kernel.display.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Tables and the charts of them that the tests draw.
final class ChartExamples {
    private static final List<String> REGIONS = List.of("north", "south", "east", "west");
    private static final List<String> MONTHS = List.of("January", "February", "March", "April", "May", "June", "July",
            "August", "September", "October", "November", "December");

    private ChartExamples() {}

    /// A table in JSON.
    ///
    /// @param schema names and types in turn, as `name bigint`
    static Map<String, Object> table(List<String> schema, List<List<Object>> rows) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("schema", schema.stream()
                .map(field -> Map.of("name", field.split(" ")[0], "type", field.split(" ")[1])).toList());
        table.put("rows", rows);
        table.put("more", false);
        return table;
    }

    static Map<String, Object> sales() {
        Random random = new Random(1);
        List<List<Object>> rows = new ArrayList<>();
        for (String month : MONTHS) {
            for (String region : REGIONS) {
                rows.add(Arrays.asList(month, region, 200 + random.nextInt(1800),
                        random.nextInt(9) == 0 ? null : String.valueOf(random.nextInt(9000) / 100.0)));
            }
        }
        return table(List.of("month string", "region string", "sales int", "price decimal(10,2)"), rows);
    }

    static Map<String, Object> days(int count) {
        Random random = new Random(2);
        List<List<Object>> rows = new ArrayList<>();
        double level = 120;
        for (int day = 0; day < count; day++) {
            for (String station : List.of("Oslo", "Roma", "Lima")) {
                level += random.nextGaussian() * 4;
                rows.add(Arrays.asList(LocalDate.of(2025, 1, 15).plusDays(day).toString(), station,
                        day % 19 == 7 ? null : (Object) (level + station.charAt(0) * 3)));
            }
        }
        return table(List.of("day date", "station string", "level double"), rows);
    }

    static Map<String, Object> measured(int count) {
        Random random = new Random(3);
        List<List<Object>> rows = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            double height = 165 + random.nextGaussian() * 9;
            String kind = List.of("ash", "birch", "cedar").get(random.nextInt(3));
            rows.add(List.of(kind, height, height * 0.8 - 70 + random.nextGaussian() * (kind.equals("ash") ? 12 : 6)));
        }
        return table(List.of("kind string", "height double", "weight double"), rows);
    }

    static Map<String, Object> words(int count) {
        Random random = new Random(4);
        List<List<Object>> rows = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            rows.add(List.of("category number " + index + " with a rather long name", random.nextInt(100_000) - 5000));
        }
        return table(List.of("name string", "value bigint"), rows);
    }

    static Map<String, Object> profits() {
        return table(List.of("year int", "part string", "profit double"), List.of(
                List.of(2019, "tools", 3.1e6), List.of(2019, "toys", -1.2e6), List.of(2020, "tools", 2.2e6),
                List.of(2020, "toys", -2.9e6), List.of(2021, "tools", 4.0e6), List.of(2021, "toys", 1.5e6),
                List.of(2022, "tools", -0.6e6), List.of(2022, "toys", 2.4e6)));
    }

    /// Every chart that has a golden drawing, under its name.
    static Map<String, Map<String, Object>> all() {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        all.put("bar", of(ChartKind.BAR, "month", "sales", "", "Sales by month", sales()));
        all.put("bar-stacked", of(ChartKind.BAR, "month", "sales", "region", "", sales()));
        all.put("bar-count", of(ChartKind.BAR, "region", "", "", "", sales()));
        all.put("bar-negative", of(ChartKind.BAR, "year", "profit", "part", "Profit", profits()));
        all.put("bar-many", of(ChartKind.BAR, "name", "value", "", "Many names", words(200)));
        all.put("bar-days", of(ChartKind.BAR, "day", "level", "", "", days(120)));
        all.put("line", of(ChartKind.LINE, "day", "level", "station", "Level by day", days(90)));
        all.put("line-one", of(ChartKind.LINE, "day", "level", "", "", days(400)));
        all.put("area", of(ChartKind.AREA, "day", "level", "station", "", days(300)));
        all.put("scatter", of(ChartKind.SCATTER, "height", "weight", "kind", "Height and weight", measured(300)));
        all.put("scatter-shades", of(ChartKind.SCATTER, "height", "weight", "weight", "", measured(200)));
        all.put("scatter-many", of(ChartKind.SCATTER, "height", "weight", "", "", measured(7000)));
        all.put("histogram", of(ChartKind.HISTOGRAM, "weight", "", "", "Weights", measured(1000)));
        all.put("histogram-stacked", of(ChartKind.HISTOGRAM, "weight", "", "kind", "", measured(1000)));
        all.put("box", of(ChartKind.BOX, "kind", "weight", "", "", measured(500)));
        all.put("heat-map", of(ChartKind.HEAT_MAP, "month", "region", "sales", "Sales", sales()));
        all.put("one-row", of(ChartKind.LINE, "day", "level", "", "", days(1)));
        return all;
    }

    static Map<String, Object> of(ChartKind kind, String x, String y, String color, String title,
            Map<String, Object> table) {
        return VegaLite.of(new ChartChoice(kind, x, y, color, title), table);
    }
}
