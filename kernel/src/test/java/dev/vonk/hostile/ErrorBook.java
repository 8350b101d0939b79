package dev.vonk.hostile;

import dev.vonk.kernel.golden.Golden;
import dev.vonk.kernel.protocol.CellEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/// Collects what cells that go wrong show, for one golden text.
final class ErrorBook {
    private final Bench bench;
    private final Path folder;
    private final StringBuilder text = new StringBuilder();
    private final List<org.junit.jupiter.api.function.Executable> checks = new ArrayList<>();

    /// @param folder called `FOLDER` in cells and in the text
    ErrorBook(Bench bench, Path folder) {
        this.bench = bench;
        this.folder = folder;
    }

    /// A cell that must fail.
    void fails(String name, String cell) {
        var run = bench.run(cell.replace("FOLDER", folder.toString()));
        add(name, cell, run);
        checks.add(() -> assertEquals(CellEvent.Ending.FAILED, run.ending(), name + ": " + run.shown()));
        checks.add(() -> assertFalse(run.shown().contains("internal error"), name + ": " + run.shown()));
        checks.add(() -> assertFalse(run.shown().contains("dev.vonk."), name + ": " + run.shown()));
    }

    /// A cell whose answer is what is asked for, though its input is strange.
    void answers(String name, String cell) {
        var run = bench.run(cell.replace("FOLDER", folder.toString()));
        add(name, cell, run);
        checks.add(() -> assertEquals(CellEvent.Ending.OK, run.ending(), name + ": " + run.shown()));
    }

    private void add(String name, String cell, Bench.Run run) {
        text.append("-- ").append(name).append('\n').append(cell.indent(2)).append("=>\n")
                .append(settled(run.shown()).indent(2)).append('\n');
    }

    /// Names of cells and of written files change from run to run.
    private String settled(String shown) {
        return shown.replace(folder.toString(), "FOLDER")
                .replaceAll("part-(\\d{5})-[0-9a-f-]{36}", "part-$1-ID")
                .replaceAll("#\\d+:(\\d+)", "#cell:$1");
    }

    void assertMatches(Class<?> test, String golden) {
        Golden.assertMatches(test, golden, text.toString());
        assertAll(checks);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
