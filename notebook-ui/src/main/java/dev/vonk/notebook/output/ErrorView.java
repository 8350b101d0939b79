package dev.vonk.notebook.output;

import dev.vonk.kernel.document.Output;
import dev.vonk.kernel.document.export.AnsiText;
import dev.vonk.notebook.output.text.CellPlace;
import dev.vonk.notebook.output.text.TextBlock;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// An error: what happened in its first line, then where, with carets, and what to do; the whole stack folded away.
final class ErrorView extends VBox {
    private static final int OPEN_LINES = 16;
    private static final int MOST_PLACES = 5;

    private final Consumer<CellPlace> goTo;

    /// @param goTo goes to a line of a cell that the error names
    ErrorView(Output.Error error, Consumer<CellPlace> goTo) {
        this.goTo = goTo;
        getStyleClass().add("output-error");
        List<String> lines = AnsiText.plain(text(error)).lines().toList();
        String first = lines.isEmpty() ? error.name() : lines.getFirst();
        Text headline = new Text(first);
        headline.getStyleClass().add("output-error-headline");
        TextFlow flow = new TextFlow(headline);
        HBox.setHgrow(flow, Priority.ALWAYS);
        Button copy = new Button("Copy");
        copy.getStyleClass().addAll("flat", "small", "output-error-copy");
        copy.setAccessibleText("Copy the error");
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setOnAction(_ -> copy(String.join("\n", lines)));
        HBox head = new HBox(flow, copy);
        head.getStyleClass().add("output-error-head");
        getChildren().add(head);
        addDetails(lines);
        addPlaces(lines);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText("Error: " + first);
    }

    private void addDetails(List<String> lines) {
        if (lines.size() < 2) {
            return;
        }
        TextBlock shown = block(lines.subList(1, Math.min(lines.size(), OPEN_LINES)));
        getChildren().add(shown);
        if (lines.size() <= OPEN_LINES) {
            return;
        }
        ToggleButton more = new ToggleButton("Show all " + lines.size() + " lines");
        more.getStyleClass().addAll("flat", "small", "output-error-more");
        more.selectedProperty().subscribe((_, open) -> {
            shown.show(String.join("\n", lines.subList(1, open ? lines.size() : OPEN_LINES)));
            more.setText(open ? "Show less" : "Show all " + lines.size() + " lines");
        });
        getChildren().add(more);
    }

    /// The lines of cells that the error names, each a link for the keyboard too.
    private void addPlaces(List<String> lines) {
        List<Hyperlink> links = lines.stream()
                .flatMap(line -> CellPlace.in(line).stream())
                .map(place -> new CellPlace(place.run(), place.line(), 0, 0))
                .distinct()
                .limit(MOST_PLACES)
                .map(this::link)
                .toList();
        if (!links.isEmpty()) {
            FlowPane places = new FlowPane();
            places.getStyleClass().add("output-error-places");
            places.getChildren().setAll(links);
            getChildren().add(places);
        }
    }

    private Hyperlink link(CellPlace place) {
        Hyperlink link = new Hyperlink("Go to [" + place.run() + "], line " + place.line());
        link.getStyleClass().add("output-more");
        link.setOnAction(_ -> goTo.accept(place));
        return link;
    }

    private TextBlock block(List<String> lines) {
        TextBlock block = new TextBlock("output-error-text");
        block.onPlace(goTo);
        block.show(String.join("\n", lines));
        return block;
    }

    /// The traceback, where it says more than the message does; files by others begin it with name and message.
    private static String text(Output.Error error) {
        if (!error.traceback().isEmpty()) {
            return String.join("\n", error.traceback());
        }
        return error.message().isEmpty() ? error.name() : error.name() + ": " + error.message();
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
