package dev.vonk.kernel.server;

import dev.vonk.Cells;
import dev.vonk.kernel.display.MimeBundle;
import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.kernel.table.TableKernel;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// `display(value)` in cells and elsewhere.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DisplayCallTest {

    @Test
    void whatIsDisplayedStandsBetweenWhatIsPrinted() {
        try (var kernel = new TableKernel()) {
            List<CellEvent> events = kernel.run("""
                    System.out.print("one");
                    display(1 + 1);
                    System.out.print("two");
                    display(spark.range(3));
                    System.err.print("three");
                    "end\"""");
            assertEquals(List.of("OUT one", "2", "OUT two", "table", "ERR three", "\"end\""),
                    events.stream().map(DisplayCallTest::text).filter(each -> !each.isEmpty()).toList());
        }
    }

    private static String text(CellEvent event) {
        return switch (event) {
            case CellEvent.Output(var _, var stream, var text) -> stream + " " + text;
            case CellEvent.Displayed(var _, var bundle) when bundle
                    .get(MimeBundle.TABLE) instanceof Map<?, ?> table -> {
                assertTrue(table.containsKey("table"));
                yield "table";
            }
            case CellEvent.Displayed displayed -> String.valueOf(displayed.bundle().get(MimeBundle.TEXT));
            case CellEvent.Result result -> "\"" + result.bundle().get(MimeBundle.TEXT) + "\"";
            case CellEvent.Started _,CellEvent.Progress _,CellEvent.Warned _,CellEvent.Failed _,CellEvent.Dependencies _,CellEvent.Finished _ ->
                "";
        };
    }

    @Test
    void endlessDisplayingIsCut() {
        try (var kernel = new TableKernel()) {
            List<CellEvent> events = kernel.run("for (int i = 0; i < 1_500; i++) display(i);");
            assertEquals(1_000, events.stream().filter(CellEvent.Displayed.class::isInstance).count());
            assertTrue(events.contains(
                    new CellEvent.Warned("1", "the cell displayed more than 1,000 values; 500 values were dropped")));
        }
    }

    @Test
    void outsideOfACellItIsPrinted() {
        PrintStream before = System.out;
        var bytes = new ByteArrayOutputStream();
        try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            Cells.display(List.of(1, 2));
        } finally {
            System.setOut(before);
        }
        assertEquals("[1, 2]" + System.lineSeparator(), bytes.toString(StandardCharsets.UTF_8));
    }
}
