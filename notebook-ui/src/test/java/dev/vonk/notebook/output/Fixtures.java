package dev.vonk.notebook.output;

import dev.vonk.kernel.display.MimeBundle;
import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Output;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.state.CellState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;

/// Cells with outputs, windows that show them, and what is in these.
final class Fixtures {
    private static final List<String> NAMES = List.of("id", "name", "price", "day", "address");
    private static final List<String> TYPES = List.of("bigint", "string", "double", "date",
            "struct<city:string,tags:array<string>>");

    private Fixtures() {}

    static CellState cell(Output... outputs) {
        return cell(Arrays.asList(outputs));
    }

    static CellState cell(List<Output> outputs) {
        return CellState.of(Cell.code("frame").withId("c1").withRun(OptionalInt.of(3), outputs));
    }

    /// A table of which the first rows are in the bundle.
    static MimeBundle table(int rows, int columns, boolean kept, long total) {
        List<Object> schema = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            String suffix = columns > 5 ? String.valueOf(column) : "";
            schema.add(Map.of("name", NAMES.get(column % 5) + suffix, "type", TYPES.get(column % 5)));
        }
        List<Object> items = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            items.add(FakeKernel.row(row, columns));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", schema);
        json.put("rows", items);
        json.put("more", total != rows);
        if (total >= 0) {
            json.put("total", total);
        }
        if (kept) {
            json.put("table", "t1");
        }
        return MimeBundle.text("a table").with(MimeBundle.TABLE, json);
    }

    /// A window around an output list, with its style sheet.
    static Stage window(Node content) {
        ScrollPane scroll = new ScrollPane(new StackPane(content));
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.getContent().setStyle("-fx-padding: 16; -fx-background-color: -color-bg-default;");
        return FxTest.show(sheet(scroll), 900, 640);
    }

    private static Parent sheet(Parent parent) {
        parent.getStylesheets().add(OutputList.class.getResource("output.css").toExternalForm());
        return parent;
    }

    /// Pictures to be looked at, where a folder for them is given.
    static void picture(Node node, String name) {
        String folder = System.getProperty("pictures");
        if (folder != null) {
            FxTest.save(FxTest.picture(node), Path.of(folder, name + ".png"));
        }
    }

    static Stream<Node> all(Node node) {
        return node instanceof Parent parent
                ? Stream.concat(Stream.of(node), parent.getChildrenUnmodifiable().stream().flatMap(Fixtures::all))
                : Stream.of(node);
    }

    /// The texts that are to be seen, in the order of the nodes.
    static List<String> texts(Node root) {
        return FxTest.callFx(() -> all(root).filter(Fixtures::isSeen)
                .map(node -> node instanceof Text text ? text.getText() : "")
                .filter(text -> !text.isBlank()).toList());
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    static boolean shows(Node root, String part) {
        return texts(root).stream().anyMatch(text -> text.contains(part));
    }

    @SuppressWarnings("unchecked")
    static <N extends Node> N find(Node root, Class<N> type, Predicate<N> which) {
        return (N) FxTest.callFx(() -> all(root).filter(type::isInstance).map(type::cast).filter(which).findFirst()
                .orElseThrow(() -> new AssertionError("no such " + type.getSimpleName())));
    }

    static <N extends Node> N byId(Node root, Class<N> type, String id) {
        return find(root, type, node -> id.equals(node.getId()));
    }

    static Labeled button(Node root, String text) {
        return find(root, Labeled.class, node -> text.equals(node.getText()));
    }
}
