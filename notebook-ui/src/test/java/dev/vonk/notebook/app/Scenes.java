package dev.vonk.notebook.app;

import dev.vonk.kernel.display.MimeBundle;
import dev.vonk.kernel.display.chart.ChartChoice;
import dev.vonk.kernel.display.chart.ChartKind;
import dev.vonk.kernel.display.chart.VegaLite;
import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.CellEvent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is to be seen on pictures: texts of cells, and what a kernel tells of them.
final class Scenes {
    static final String READ = "var orders = spark.read().parquet(\"orders.parquet\");\norders";
    static final String CITIES = "var cities = orders.groupBy(\"city\")\n"
            + "    .agg(count(lit(1)).as(\"orders\"), round(avg(\"price\"), 2).as(\"price\"))\n"
            + "    .orderBy(desc(\"orders\"));\ncities";
    static final String COUNT = "System.out.println(\"joining with customers\");\n"
            + "orders.join(customers, \"customer\").groupBy(\"country\").count().collectAsList()";
    static final String WRONG = "double total = 0;\nfor (Row order : orders.collectAsList()) {\n"
            + "    total += order.price;\n}\ntotal";

    static final List<Answer.Candidate> CANDIDATES = List.of(
            new Answer.Candidate("filter(", Answer.Kind.METHOD, "DataFrame filter(Column condition)  (+1)", true),
            new Answer.Candidate("groupBy(", Answer.Kind.METHOD, "GroupedData groupBy(String first, String... more)",
                    true),
            new Answer.Candidate("join(", Answer.Kind.METHOD, "DataFrame join(DataFrame right, String column)  (+4)",
                    true),
            new Answer.Candidate("limit(", Answer.Kind.METHOD, "DataFrame limit(int rows)", true),
            new Answer.Candidate("orderBy(", Answer.Kind.METHOD, "DataFrame orderBy(Column... keys)  (+1)", true),
            new Answer.Candidate("count()", Answer.Kind.METHOD, "long count()", false),
            new Answer.Candidate("write()", Answer.Kind.METHOD, "DataFrameWriter write()", false));
    static final List<Answer.VariableView> VARIABLES = List.of(
            new Answer.VariableView("orders", "dev.vonk.Dataset<dev.vonk.Row>",
                    "[order: bigint, customer: string, city: string, price: double, day: date]", "5 columns"),
            new Answer.VariableView("cities", "dev.vonk.Dataset<dev.vonk.Row>",
                    "[city: string, orders: bigint, price: double]", "3 columns"),
            new Answer.VariableView("names", "java.util.List<java.lang.String>", "[Ada, Grace, Barbara]",
                    "3 elements"),
            new Answer.VariableView("total", "double", "1283.75", ""));
    static final List<Answer.JobView> JOBS = List.of(
            new Answer.JobView(4, "2", "collect at line 2", "running", 1, 3, 41, 128, 1_234_567, 35_651_584,
                    12_582_912, 1_764_000_070_000L, 3.4, "worker w3 was lost; its 7 tasks run again"),
            new Answer.JobView(1, "1", "first rows of a table", "succeeded", 1, 1, 8, 8, 1_000, 4_096_000, 0,
                    1_764_000_000_000L, 0.42, ""),
            new Answer.JobView(2, "", "page of a table", "cancelled", 0, 1, 0, 4, 0, 0, 0, 1_764_000_002_000L, 1.5,
                    ""));
    static final List<Answer.WorkerView> WORKERS = List.of(
            new Answer.WorkerView("w1", "10.0.0.4:7001", "alive", 8, 5, 1_288_490_189L, 4_294_967_296L, ""),
            new Answer.WorkerView("w2", "10.0.0.5:7001", "alive", 8, 3, 804_857_600L, 4_294_967_296L, ""),
            new Answer.WorkerView("w3", "10.0.0.6:7001", "lost", 8, 0, 0, 4_294_967_296L,
                    "no heartbeat for 10 s; its 7 tasks run again elsewhere"));

    private Scenes() {}

    /// A kernel that knows the cells above.
    static PictureKernel kernel() {
        PictureKernel kernel = new PictureKernel();
        kernel.on(READ, cell -> List.of(new CellEvent.Result(cell, "DataFrame", Orders.bundle()), ok(cell, 420)));
        kernel.on(CITIES, Scenes::citiesRun);
        kernel.on(COUNT, cell -> List.of(
                new CellEvent.Output(cell, CellEvent.Stream.OUT, "joining with customers\n"),
                new CellEvent.Progress(cell, "1", 1, 3, 41, 128, 1_234_567, 35_651_584, 12_582_912,
                        "worker w3 was lost; its 7 tasks run again")));
        kernel.on(WRONG, cell -> List.of(failed(cell),
                new CellEvent.Finished(cell, CellEvent.Ending.FAILED, Duration.ofMillis(38))));
        return kernel;
    }

    /// What a run tells that shows a table and a chart of it.
    static List<CellEvent> citiesRun(String cell) {
        return List.of(new CellEvent.Result(cell, "DataFrame", cities()),
                new CellEvent.Displayed(cell, Map.of("text/plain", "a chart", MimeBundle.VEGA_LITE, chart())),
                ok(cell, 1_310));
    }

    private static CellEvent ok(String cell, long millis) {
        return new CellEvent.Finished(cell, CellEvent.Ending.OK, Duration.ofMillis(millis));
    }

    private static CellEvent failed(String cell) {
        CellEvent.Place place = new CellEvent.Place(3, 20, 5);
        String message = "there is no field price in Row; read a column with order.getDouble(\"price\")";
        return new CellEvent.Failed(cell, "line 3: " + message, "line 3: " + message, place,
                List.of(new CellEvent.Problem(place, message)));
    }

    private static Map<String, Object> cities() {
        return Map.of("text/plain", "a table of cities", MimeBundle.TABLE, table());
    }

    private static Map<String, Object> table() {
        List<Map<String, Object>> schema = List.of(Map.of("name", "city", "type", "string"),
                Map.of("name", "orders", "type", "bigint"), Map.of("name", "price", "type", "double"));
        return Map.of("schema", schema, "rows", List.of(List.of("Oslo", 240_000, 47.21),
                List.of("Bergen", 210_000, 45.9), List.of("Utrecht", 180_000, 51.38)), "more", false, "total", 3,
                "table", "t2");
    }

    private static Map<String, Object> chart() {
        return present(VegaLite.of(new ChartChoice(ChartKind.BAR, "city", "orders", "", "Orders by city"), table()));
    }

    private static Map<String, Object> present(Map<String, ? extends @Nullable Object> tree) {
        Map<String, Object> present = new LinkedHashMap<>();
        tree.forEach((key, value) -> present.put(key, Objects.requireNonNull(value)));
        return present;
    }
}
