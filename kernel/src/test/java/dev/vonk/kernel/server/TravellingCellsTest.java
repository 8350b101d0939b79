package dev.vonk.kernel.server;

import dev.vonk.Session;
import dev.vonk.Sessions;
import dev.vonk.differential.TravellingCluster;
import dev.vonk.kernel.client.InProcessConnection;
import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.display.DisplayLimits;
import dev.vonk.kernel.golden.Golden;
import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.kernel.query.QueryEngine;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Cells whose functions run where only bytes of them arrive. Cells are divided by lines of `---`.
class TravellingCellsTest {
    private static Session here() {
        return Session.builder().master("local[2]").config("spark.sql.session.timeZone", "UTC").create();
    }

    private static Session there() {
        var settings = new ConcurrentHashMap<>(Map.of("spark.sql.session.timeZone", "UTC"));
        return Sessions.over(new QueryEngine(new TravellingCluster(2), settings), settings);
    }

    /// The expected text is what they do in this process.
    @Test
    void functionsOfCellsDoThereWhatTheyDoHere() {
        var session = "update".equals(System.getProperty("golden")) ? here() : there();
        Golden.assertMatches(TravellingCellsTest.class, "travelling-cells.golden",
                transcript(session, cells("travelling-cells.txt")));
    }

    @Test
    void whatCannotTravelSaysWhyAndWhatToDo() {
        Golden.assertMatches(TravellingCellsTest.class, "travelling-errors.golden",
                transcript(there(), cells("travelling-errors.txt")));
    }

    private static List<String> cells(String file) {
        return List.of(Golden.read(TravellingCellsTest.class, file).split("\n---\n"));
    }

    private static String transcript(Session spark, List<String> cells) {
        var text = new StringBuilder();
        try (var kernel = new KernelClient(
                new InProcessConnection(SessionKernel.start(spark, DisplayLimits::standard)))) {
            int number = 0;
            for (String cell : cells) {
                text.append("=== #").append(++number).append('\n').append(cell.strip()).append("\n--- gives\n");
                text.append(outcome(kernel, String.valueOf(number), cell.strip())).append('\n');
            }
        }
        return text.toString();
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
