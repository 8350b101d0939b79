package dev.vonk.notebook.app;

import dev.vonk.Session;
import dev.vonk.kernel.client.InProcessConnection;
import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.display.DisplayLimits;
import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.CellKind;
import dev.vonk.kernel.document.NotebookFile;
import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.kernel.server.SessionKernel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/// What the first start shows, run by a real kernel.
class TourTest {

    @Test
    void everyCellOfTheTourRuns() throws IOException {
        List<Cell> code = NotebookFile.parse("tour.ipynb", tour()).cells().stream()
                .filter(cell -> cell.kind() == CellKind.CODE && !cell.source().isBlank()).toList();
        assertFalse(code.isEmpty());
        Session spark = Session.builder().master("local[2]").create();
        try (var kernel = new KernelClient(
                new InProcessConnection(SessionKernel.start(spark, DisplayLimits::notebook)))) {
            List<String> failures = new ArrayList<>();
            for (Cell cell : code) {
                var failed = new CopyOnWriteArrayList<CellEvent.Failed>();
                kernel.execute(cell.id(), cell.source(), event -> {
                    if (event instanceof CellEvent.Failed failure) {
                        failed.add(failure);
                    }
                }).orTimeout(60, TimeUnit.SECONDS).join();
                failed.forEach(each -> failures.add(each.text()));
            }
            assertEquals(List.of(), failures);
        }
    }

    private static String tour() throws IOException {
        try (InputStream in = Objects.requireNonNull(NotebookWindow.class.getResourceAsStream("tour.ipynb"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
