package dev.vonk.notebook.cells;

import dev.vonk.notebook.state.CellLanguage;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.Store;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

/// The gap below a cell: while the mouse is there, it offers to insert a cell.
final class InsertStrip extends HBox {
    private final Store store;
    private final String above;

    InsertStrip(Store store, String above) {
        this.store = store;
        this.above = above;
        getStyleClass().add("cell-insert");
        setAlignment(Pos.CENTER);
        hoverProperty().addListener((_, _, hover) -> offer(hover));
    }

    private void offer(boolean hover) {
        if (!hover) {
            getChildren().clear();
            return;
        }
        Stream.of(CellLanguage.JAVA, CellLanguage.SQL, CellLanguage.MARKDOWN)
                .map(this::button)
                .forEach(getChildren()::add);
    }

    private Button button(CellLanguage language) {
        Button button = new Button("+ " + language.label());
        button.getStyleClass().addAll("small", "cell-insert-button");
        button.setAccessibleText("Insert a " + language.label() + " cell here");
        button.setFocusTraversable(false);
        button.setOnAction(_ -> {
            store.send(new Event.Select(above, false));
            store.send(new Event.InsertCell(true, language));
            store.send(new Event.BeginEdit(store.state().selection().active(), -1));
        });
        return button;
    }
}
