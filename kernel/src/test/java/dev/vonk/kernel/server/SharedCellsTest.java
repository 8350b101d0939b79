package dev.vonk.kernel.server;

import dev.vonk.Session;
import dev.vonk.kernel.client.InProcessConnection;
import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.display.DisplayLimits;
import dev.vonk.kernel.protocol.CellEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Cells whose functions share values with the program.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class SharedCellsTest {
    private static final List<String> CELLS = List.of("""
            record Rate(String name, double value) {}
            var rates = spark.broadcast(Map.of(0L, new Rate("zero", 0.5), 1L, new Rate("one", 1.5)));
            var bad = spark.longAccumulator("bad")""", """
            var names = spark.range(0, 40, 1, 4).map(n -> {
                if (!rates.value().containsKey(n)) bad.add(1);
                return rates.value().getOrDefault(n, new Rate("other", 0)).name();
            }, String.class);
            names.filter(name -> !name.equals("other")).collectAsList()""", """
            bad.value()""",
            """
            var limit = 30L;
            spark.range(0, 40, 1, 4).filter((FilterFunction<Long>) n -> n > limit && !rates.value().containsKey(n)).count()""",
            """
                    class Longest extends AccumulatorV2<String, String> {
                        String longest = "";
                        long added;
                        public boolean isZero() { return added == 0; }
                        public Longest copy() { var copy = new Longest(); copy.longest = longest; copy.added = added; return copy; }
                        public void reset() { longest = ""; added = 0; }
                        public void add(String text) { added++; longest = text.length() > longest.length() ? text : longest; }
                        public void merge(AccumulatorV2<String, String> other) {
                            var that = (Longest) other;
                            longest = that.longest.length() > longest.length() ? that.longest : longest;
                            added += that.added;
                        }
                        public String value() { return longest; }
                    }
                    var longest = spark.sparkContext().register(new Longest(), "longest")""", """
                    spark.range(0, 1000, 1, 4).foreach(n -> longest.add(rates.value().get(1L).name() + "x".repeat((int) (n % 7))));
                    longest.added + " " + longest.value()""", """
                    spark.range(0, 1, 1, 1).foreach(n -> System.out.println("in a function: " + TaskContext.get()))""",
            """
                    CollectionAccumulator<Rate> met = spark.collectionAccumulator("met");
                    spark.range(0, 4, 1, 2).foreach(n -> { if (n < 2) met.add(rates.value().get(n)); });
                    met.value().stream().map(Rate::name).sorted().toList()""", """
                    rates.destroy()""", """
                    names.count()""");

    @ParameterizedTest
    @ValueSource(strings = {"local[2]", "local-cluster[2]"})
    void cellsShareValues(String master) {
        var text = new StringBuilder();
        var spark = Session.builder().master(master).config("spark.executor.memory", "128m")
                .config("spark.sql.session.timeZone", "UTC").create();
        try (var kernel = new KernelClient(
                new InProcessConnection(SessionKernel.start(spark, DisplayLimits::standard)))) {
            for (int i = 0; i < CELLS.size(); i++) {
                text.append(i + 1).append(": ").append(outcome(kernel, String.valueOf(i + 1), CELLS.get(i)))
                        .append('\n');
            }
        }
        assertEquals("""
                2: ["zero", "one"]
                3: 38
                4: 9
                6: 1000 onexxxxxx
                7: in a function: TaskContext(stage 0, partition 0, attempt 0)
                8: ["one", "zero"]
                10: destroyed
                """, text.toString().replaceAll("(?m)^(1|5|9): .*\n", "")
                .replaceAll("(?ms)^10: .*was destroyed at #9:1;.*", "10: destroyed\n"));
    }

    private static String outcome(KernelClient kernel, String name, String cell) {
        var events = new CopyOnWriteArrayList<CellEvent>();
        kernel.execute(name, cell, events::add).orTimeout(60, TimeUnit.SECONDS).join();
        var text = new StringBuilder();
        for (var event : events) {
            switch (event) {
                case CellEvent.Output(var _, var _, var output) -> text.append(output);
                case CellEvent.Warned(var _, var warning) -> text.append(warning).append('\n');
                case CellEvent.Result result -> text.append(result.bundle().get("text/plain")).append('\n');
                case CellEvent.Failed failed -> text.append(failed.text()).append('\n');
                case CellEvent.Started _,CellEvent.Progress _,CellEvent.Displayed _,CellEvent.Dependencies _,CellEvent.Finished _ ->
                    {
                    }
            }
        }
        return text.toString().stripTrailing();
    }
}
