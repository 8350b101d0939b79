package dev.vonk.notebook.editor;

import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.state.CellLanguage;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertTrue;

/// Draws editors in both themes into `target/pictures/editor`, to be looked at.
class EditorPicturesTest {
    private static final String JAVA = """
            %maven org.apache.commons:commons-lang3:3.20.0
            /// How many of each.
            record Point(int x, double y) {}
            @Deprecated
            var people = vonk.read().parquet("people.parquet").filter(col("age").gt(0x1F));
            for (var each : people.collectAsList()) {
                int wrong = each.nothing();   // a comment
                System.out.println("name: " + each + 'c' + 1_000 + Math.PI);
            }
            List<String> names = people.map(each -> each.name()).toList();""";
    private static final String SQL = """
            %%sql people
            -- the oldest
            select name, count(*) as n, cast(age as decimal(10, 2)) from people p
            where name like 'A%' and age between 1 and 20.5 order by "age" desc limit 10""";
    private static final String MARKDOWN = """
            # Heading
            Some *emphasis*, **strong**, `code` and a [link](https://example.org).
            - one
            1. [x] done
            > quoted
            ```java
            int x = 1;
            ```""";

    @AfterEach
    void close() {
        FxTest.closeAll();
        FxTest.light();
    }

    @Test
    void anEditorAndItsViewLookTheSame() {
        draw("light");
        FxTest.dark();
        draw("dark");
    }

    @Test
    void thePopups() {
        popups("light");
        FxTest.dark();
        popups("dark");
    }

    private static void popups(String theme) {
        Bench bench = Bench.java("var people = vonk.read().parquet(\"people.parquet\");\npeople.|\n    .show();\n");
        bench.help.description = CompletableFuture.completedFuture(CompletionTest.substring(1));
        bench.press(KeyCode.SPACE, KeyCode.CONTROL);
        FxTest.onFx(() -> bench.help.completions.complete(new Answer.Completions(0,
                bench.editor.caret(), List.of(
                        new Answer.Candidate("filter(", Answer.Kind.METHOD,
                                "DataFrame filter(Column condition)  (+1)", true),
                        new Answer.Candidate("groupBy(", Answer.Kind.METHOD,
                                "GroupedData groupBy(String first, String... more)", true),
                        new Answer.Candidate("age", Answer.Kind.COLUMN, "int", true),
                        new Answer.Candidate("write()", Answer.Kind.METHOD, "DataFrameWriter write()", false),
                        new Answer.Candidate("maven", Answer.Kind.MAGIC, "", false),
                        new Answer.Candidate("return", Answer.Kind.KEYWORD, "", false),
                        new Answer.Candidate("people", Answer.Kind.NAME, "Dataset<Row>", false)))));
        FxTest.settleUntil(() -> bench.inPopups(".documentation").isPresent());
        save(bench.inPopups(".completion-popup").orElseThrow(), "completions-" + theme);
        bench.press(KeyCode.ESCAPE).press(KeyCode.TAB, KeyCode.SHIFT);
        save(bench.inPopups("#signatures").orElseThrow(), "signatures-" + theme);
        FxTest.closeAll();
    }

    private static void save(Node node, String name) {
        FxTest.save(FxTest.picture(node), Path.of("target/pictures/editor/" + name + ".png"));
    }

    private static void draw(String theme) {
        FakeHelp help = new FakeHelp();
        VBox page = FxTest.callFx(() -> new VBox(12));
        FxTest.onFx(() -> page.getStylesheets()
                .add(Objects.requireNonNull(CellEditor.class.getResource("editor.css")).toExternalForm()));
        Stage stage = FxTest.show(page, 800, 900);
        FxTest.onFx(() -> {
            page.setPadding(new Insets(16));
            CellEditor java = new CellEditor(help, new Heard());
            java.show(JAVA, CellLanguage.JAVA);
            java.problems(List.of(new CellEvent.Problem(new CellEvent.Place(7, 22, 7), "no nothing()")), 7);
            java.matches(List.of(new CellEditor.Span(JAVA.indexOf("people"), JAVA.indexOf("people") + 6),
                    new CellEditor.Span(JAVA.indexOf("people ="), JAVA.indexOf("people =") + 6)), 1);
            java.lineNumbers(true);
            java.setCaret(JAVA.indexOf("{\n") + 1);
            CodeView view = new CodeView();
            view.show(JAVA, CellLanguage.JAVA);
            CellEditor sql = new CellEditor(help, new Heard());
            sql.show(SQL, CellLanguage.SQL);
            CellEditor markdown = new CellEditor(help, new Heard());
            markdown.show(MARKDOWN, CellLanguage.MARKDOWN);
            page.getChildren().addAll(java, view, sql, markdown);
        });
        FxTest.settle();
        FxTest.onFx(() -> page.getChildren().getFirst().requestFocus());
        FxTest.save(FxTest.picture(page), Path.of("target/pictures/editor/cells-" + theme + ".png"));
        assertTrue(FxTest.callFx(stage::isShowing));
        FxTest.closeAll();
    }
}
