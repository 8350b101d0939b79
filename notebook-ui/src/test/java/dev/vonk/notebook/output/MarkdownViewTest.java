package dev.vonk.notebook.output;

import dev.vonk.notebook.FxTest;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.image.ImageView;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MarkdownViewTest {
    static final String SAMPLE = """
            # Orders of the year
            Some *emphasis*, **strong words**, `code` and a [link](https://example.org/a).

            ## What to see
            - first item
            - second item with a longer text that goes on and on until it has to be broken into two lines somewhere near the end
              1. inner
              2. more

            > A quotation that matters.

            | name | price |
            |:-----|------:|
            | Ann  | 12.50 |
            | Bert | 3.00  |

            ```java
            var frame = session.read().parquet("orders");
            ```
            ---
            """;

    private final FakeServices services = new FakeServices();
    private final MarkdownView view = FxTest.callFx(() -> new MarkdownView(services));

    @AfterEach
    void closeWindows() {
        FxTest.closeAll();
    }

    @Test
    void fencedCodeHasTheColoursOfItsLanguage() {
        FxTest.onFx(() -> view.show("```java\nvar n = 1;\n```\n```sql\nSELECT n FROM t\n```\n```text\nvar n\n```",
                true));
        Fixtures.window(view);
        FxTest.settle();
        List<String> keywords = FxTest.callFx(() -> view.lookupAll(".token-keyword").stream()
                .map(node -> ((Text) node).getText()).toList());
        assertEquals(List.of("var", "SELECT", "FROM"), keywords);
    }

    private void show(String markdown, boolean trusted) {
        FxTest.onFx(() -> view.show(markdown, trusted));
        FxTest.settle();
    }

    @Test
    void itIsDrawnPartByPart() {
        show(SAMPLE, true);
        Fixtures.window(view);
        Fixtures.picture(view.getScene().getRoot(), "markdown-light");
        List<String> texts = Fixtures.texts(view);
        for (String part : List.of("Orders of the year", "strong words", "first item", "•", "2.", "12.50",
                "var", "\"orders\"")) {
            assertTrue(texts.contains(part), part + " in " + texts);
        }
    }

    @Test
    void linksOpenAfterAClickAndOnlyWhenTrusted() {
        show("[there](https://example.org/x)", false);
        Fixtures.window(view);
        assertEquals(0, FxTest.callFx(() -> Fixtures.all(view).filter(Hyperlink.class::isInstance).count()));
        show("[there](https://example.org/x)", true);
        Hyperlink link = Fixtures.find(view, Hyperlink.class, _ -> true);
        assertEquals(List.of(), services.links);
        FxTest.onFx(link::fire);
        assertEquals(List.of("https://example.org/x"), services.links);
    }

    @Test
    void hostileTextLoadsNothing() {
        show("""
                ![a](http://evil.example/a.png) <img src="http://evil.example/b.png" onerror="x()">
                <script>alert(1)</script>

                ![c](file:///etc/passwd) ![d](data:image/svg+xml;base64,PHN2Zy8+)
                """, true);
        Fixtures.window(view);
        assertEquals(0, FxTest.callFx(() -> Fixtures.all(view).filter(ImageView.class::isInstance).count()));
        assertTrue(Fixtures.shows(view, "[image: a]"), Fixtures.texts(view)::toString);
    }

    @Test
    void theSameTextKeepsItsNodes() {
        show("one", true);
        Node before = view.getChildren().getFirst();
        show("one", true);
        assertSame(before, view.getChildren().getFirst());
    }
}
