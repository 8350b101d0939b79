package dev.vonk.notebook.editor;

import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.state.CellLanguage;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Insets;
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

    private static void draw(String theme) {
        FakeHelp help = new FakeHelp();
        VBox page = FxTest.callFx(() -> new VBox(12));
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
            page.getStylesheets().add(Objects.requireNonNull(CellEditor.class.getResource("editor.css"))
                    .toExternalForm());
        });
        Stage stage = FxTest.show(page, 800, 900);
        FxTest.onFx(() -> page.getChildren().getFirst().requestFocus());
        FxTest.save(FxTest.picture(page), Path.of("target/pictures/editor/cells-" + theme + ".png"));
        assertTrue(FxTest.callFx(stage::isShowing));
        FxTest.closeAll();
    }
}
