package dev.vonk.repl.directive;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.NotebookFile;
import dev.vonk.kernel.protocol.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DirectivesTest {
    private final PaperDesk desk = new PaperDesk();

    @TempDir
    private Path folder;

    @Test
    void helpListsEveryDirective() {
        Directives.run(":help", desk);
        for (Directive directive : Directives.ALL) {
            assertTrue(desk.printed.getFirst().contains(directive.name()), directive::name);
        }
    }

    @Test
    void helpExplainsOneWithOrWithoutItsColon() {
        Directives.run(":help plan", desk);
        Directives.run(":help :plan", desk);
        assertEquals(List.of("  :plan DATAFRAME  Shows how a DataFrame will be computed",
                "  :plan DATAFRAME  Shows how a DataFrame will be computed"), desk.printed);
    }

    @Test
    void aNameMayBeShortenedWhileItStaysUnique() {
        Directives.run(":q", desk);
        assertEquals(List.of("quit"), desk.events);
        Directives.run(":l x", desk);
        assertEquals(List.of(":l could be :load or :last-error."), desk.complaints);
    }

    @Test
    void anUnknownNameIsRefusedWithAWayOn() {
        Directives.run(":nope", desk);
        assertEquals(List.of("There is no :nope; :help lists what there is."), desk.complaints);
    }

    @Test
    void workersAreListedWithHowTheyEnded() {
        desk.workers = List.of(
                new Answer.WorkerView("w1", "127.0.0.1:4433", "alive", 2, 1, 3 << 20, 600 << 20, ""),
                new Answer.WorkerView("w2", "127.0.0.1:4434", "lost", 2, 0, 0, 600 << 20,
                        "process 12 was killed (SIGKILL)"));
        Directives.run(":workers", desk);
        assertEquals(List.of(
                """
                  name  where           state  slots  running  memory            how it ended
                  w1    127.0.0.1:4433  alive  2      1        3.0 MB of 600 MB
                  w2    127.0.0.1:4434  lost   2      0        0 B of 600 MB     process 12 was killed (SIGKILL)"""
                        .indent(2).stripTrailing()),
                desk.printed);
    }

    @Test
    void whatIsMissingBehindANameIsSaid() {
        Directives.run(":type", desk);
        Directives.run(":reset now", desk);
        assertEquals(List.of("Write :type EXPRESSION.", ":reset takes nothing behind it."), desk.complaints);
    }

    @Test
    void theTypeOfAnExpressionComesFromTheKernel() {
        desk.types = Map.of("x + 1", "int");
        Directives.run(":type x + 1", desk);
        Directives.run(":type )(", desk);
        assertEquals(List.of("int"), desk.printed);
        assertEquals(List.of(")( is no expression here."), desk.complaints);
    }

    @Test
    void plansAndSchemasAreShownByTheDataFrameItself() {
        desk.types = Map.of("df.limit(3)", "DataFrame");
        Directives.run(":plan df.limit(3)", desk);
        Directives.run(":schema df.limit(3)", desk);
        Directives.run(":plan nothing", desk);
        assertEquals(List.of("(df.limit(3)).explain();", "(df.limit(3)).printSchema();"), desk.ran);
        assertEquals(List.of("nothing is no DataFrame here; write :plan with one."), desk.complaints);
    }

    @Test
    void variablesAreListedInColumns() {
        Directives.run(":vars", desk);
        desk.variables = List.of(new Answer.VariableView("x", "int", "3", ""),
                new Answer.VariableView("names", "List<String>", "[Ann, Bob]", ""));
        Directives.run(":vars", desk);
        assertEquals(List.of("There are no variables yet.", """
                  x      int           3
                  names  List<String>  [Ann, Bob]""".indent(2).stripTrailing()), desk.printed);
    }

    @Test
    void jobsAreAskedOfTheSession() {
        Directives.run(":jobs", desk);
        assertEquals(List.of("spark.jobs().stream().map(dev.vonk.JobInfo::of).toList()"), desk.ran);
    }

    @Test
    void timingIsSwitchedAndTold() {
        Directives.run(":timing", desk);
        Directives.run(":timing off", desk);
        Directives.run(":timing maybe", desk);
        assertEquals(List.of("Timing is on.", "Timing is off."), desk.printed);
        assertEquals(List.of("Write :timing on or :timing off."), desk.complaints);
    }

    @Test
    void whatWasSavedCanBeLoaded() throws IOException {
        desk.written = List.of(Cell.code("int x = 1;"), Cell.code("x + 1"));
        Path script = folder.resolve("a.jsh");
        Path notebook = folder.resolve("a.ipynb");
        Directives.run(":save " + script, desk);
        Directives.run(":save " + notebook, desk);
        assertEquals(List.of("Wrote 2 cells to " + script, "Wrote 2 cells to " + notebook), desk.printed);
        assertEquals(2, NotebookFile.read(notebook).cells().size());
        assertTrue(Files.readString(script).contains("x + 1"));
        Directives.run(":load " + script, desk);
        assertEquals(List.of("int x = 1;", "x + 1"), desk.ran);
    }

    @Test
    void aFileThatCannotBeLoadedIsNamed() {
        Directives.run(":load " + folder.resolve("none.jsh"), desk);
        assertEquals(1, desk.complaints.size());
        assertTrue(desk.complaints.getFirst().contains("none.jsh"), desk.complaints::getFirst);
    }
}
