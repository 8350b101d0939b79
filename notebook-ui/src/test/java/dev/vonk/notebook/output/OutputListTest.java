package dev.vonk.notebook.output;

import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.display.MimeBundle;
import dev.vonk.kernel.document.Output;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.output.text.LineView;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OutputListTest {
    private final FakeServices services = new FakeServices();
    private final OutputList list = FxTest.callFx(() -> new OutputList(services));

    @AfterEach
    void closeWindows() {
        FxTest.closeAll();
    }

    private void show(Output... outputs) {
        FxTest.onFx(() -> list.show(Fixtures.cell(outputs), true));
        FxTest.settle();
    }

    @Test
    void placesInCellsAreLinks() {
        Stage stage = Fixtures.window(list);
        show(Output.stdout("at #12:7\n"), Output.error("IllegalState", "no",
                List.of("#3:4: no", "  at total(#3:4)", "  at #5:1", "a # b, #x:1")));
        List<Hyperlink> links = FxTest.callFx(() -> list.lookupAll(".output-error-places .hyperlink").stream()
                .map(Hyperlink.class::cast).toList());
        assertEquals(List.of("Go to [3], line 4", "Go to [5], line 1"),
                links.stream().map(Hyperlink::getText).toList());
        FxTest.onFx(() -> links.getLast().fire());
        FxTest.onFx(() -> list.lookup(".output-lines").requestFocus());
        FxTest.press(stage, KeyCode.ENTER);
        assertEquals(List.of("5:1", "12:7"), services.places);
    }

    @Test
    void everyKindOfOutputIsShown() {
        Output.Error error = (Output.Error) Output.error("CompileError", "#3:1:9: cannot find symbol",
                List.of("#3:1:9: cannot find symbol", "    int x = y;", "            ^",
                        "  Did you mean `yy`? Declare it in a cell above."));
        FxTest.onFx(() -> list.show(Fixtures.cell(
                Output.stdout("plain\n\u001b[31mred\u001b[0m and \u001b[1mbold\u001b[0m\n"),
                Output.stderr("a warning from a library\n"), error,
                Output.display(MimeBundle.text("x").with(MimeBundle.MARKDOWN, MarkdownViewTest.SAMPLE)),
                Output.display(MimeBundle.text("x").with(MimeBundle.JSON,
                        Map.of("name", "Ann", "tags", List.of(1, 2, 3)))),
                Output.result(MimeBundle.text("res = 42"), 3)), true));
        Fixtures.window(list);
        FxTest.settle();
        Fixtures.picture(list.getScene().getRoot(), "outputs-light");
        FxTest.dark();
        Fixtures.picture(list.getScene().getRoot(), "outputs-dark");
        FxTest.light();
        List<String> texts = Fixtures.texts(list);
        for (String expected : List.of("plain", "red", "bold", "a warning from a library",
                "#3:1:9: cannot find symbol", "            ^", "res = 42", "Ann")) {
            assertTrue(texts.contains(expected), expected + " in " + texts);
        }
    }

    @Test
    void aMillionLinesCostNoMoreNodesThanThoseInSight() {
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < 1_000_000; line++) {
            text.append(line % 10).append('\n');
        }
        FxTest.onFx(() -> list.show(Fixtures.cell(Output.stdout(text.toString())), true));
        Fixtures.window(list);
        long nodes = FxTest.callFx(() -> Fixtures.all(list).count());
        assertTrue(nodes < 400, nodes + " nodes");
        assertTrue(Fixtures.shows(list, "1,000,000 lines"), Fixtures.texts(list)::toString);
        LineView lines = Fixtures.find(list, LineView.class, _ -> true);
        FxTest.press((Stage) list.getScene().getWindow(), KeyCode.TAB);
        assertEquals(1_999_999, FxTest.callFx(lines::selectedText).length());
    }

    @Test
    void aStreamThatGrowsKeepsItsNodes() {
        show(Output.stdout("one\n"));
        Node before = list.nodeOf(0);
        show(Output.stdout("one\ntwo\n"));
        Fixtures.window(list);
        assertSame(before, list.nodeOf(0));
        assertEquals(List.of("one", "two"), Fixtures.texts(list));
        show(Output.stdout("other\n"));
        assertEquals(List.of("other"), Fixtures.texts(list));
    }

    @Test
    void outputsThatDidNotChangeKeepTheirNodesWhereverTheyStand() {
        Output table = Output.display(Fixtures.table(10, 5, false, 10));
        show(table, Output.stdout("x"));
        Node before = list.nodeOf(0);
        show(Output.stdout("y"), table);
        assertSame(before, list.nodeOf(1));
        FxTest.onFx(() -> list.show(Fixtures.cell(Output.stdout("y"), table), false));
        assertNotSame(before, list.nodeOf(1));
    }

    @Test
    void htmlIsTextUntilTheNotebookIsTrusted() {
        Output html = Output.display(new MimeBundle(Map.of(MimeBundle.HTML,
                "<h1>Head</h1><p>see <a href='https://example.org/'>this</a></p><img src='http://evil.example/a.png'>")));
        FxTest.onFx(() -> list.show(Fixtures.cell(html), false));
        Fixtures.window(list);
        assertTrue(Fixtures.shows(list, "until you trust the notebook"));
        assertEquals(0, FxTest.callFx(() -> Fixtures.all(list).filter(Hyperlink.class::isInstance).count()));
        FxTest.onFx(() -> list.show(Fixtures.cell(html), true));
        FxTest.settle();
        FxTest.onFx(() -> Fixtures.find(list, Hyperlink.class, _ -> true).fire());
        assertEquals(List.of("https://example.org/"), services.links);
        assertEquals(0, FxTest.callFx(() -> Fixtures.all(list).filter(ImageView.class::isInstance).count()));
    }

    @Test
    void anImageThatCameWithTheOutputIsShown() {
        String dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
        show(Output.display(MimeBundle.text("dot").with(MimeBundle.PNG, dot)),
                Output.display(MimeBundle.text("broken").with(MimeBundle.PNG, "nonsense")),
                Output.display(MimeBundle.text("a drawing").with(MimeBundle.SVG, "<svg/>")),
                Output.display(MimeBundle.text("plain").with("application/x-unknown", "?")));
        Fixtures.window(list);
        assertEquals(1, FxTest.callFx(() -> Fixtures.all(list).filter(ImageView.class::isInstance).count()));
        assertTrue(Fixtures.texts(list).containsAll(List.of("broken", "a drawing", "plain")),
                Fixtures.texts(list)::toString);
    }

    @Test
    void outputsThatAreGoneCanBeCollected() {
        FakeKernel kernel = new FakeKernel();
        services.kernel = Optional.of(new KernelClient(kernel));
        show(Output.display(Fixtures.table(100, 5, true, FakeKernel.ROWS)), Output.stdout("a\nb\n"));
        Fixtures.window(list);
        List<WeakReference<Node>> gone = List.of(new WeakReference<>(list.nodeOf(0)),
                new WeakReference<>(list.nodeOf(1)));
        show();
        for (WeakReference<Node> node : gone) {
            FxTest.settleUntil(() -> {
                System.gc();
                return node.get() == null;
            });
        }
        kernel.close();
    }
}
