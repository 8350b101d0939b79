package dev.vonk.notebook.panels;

import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The head of a panel: a field to filter with and a button that asks the kernel anew.
final class FilterBar extends HBox {
    private final TextField filter = new TextField();

    /// @param panel the panel's name in lower case: ids begin with it
    /// @param things what is filtered, in the plural
    FilterBar(String panel, String things, Runnable refresh) {
        getStyleClass().add("panel-bar");
        filter.setId(panel + "-filter");
        filter.setPromptText("Filter " + things);
        filter.setAccessibleText("Filter " + things);
        filter.addEventHandler(KeyEvent.KEY_PRESSED, this::clearOnEscape);
        HBox.setHgrow(filter, Priority.ALWAYS);
        getChildren().addAll(filter, refreshButton(panel, things, refresh));
    }

    TextField filter() {
        return filter;
    }

    /// What is filtered with: without blanks at the ends, in lower case.
    String text() {
        return filter.getText().strip().toLowerCase(Locale.ROOT);
    }

    private void clearOnEscape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
            filter.clear();
            event.consume();
        }
    }

    /// A button that asks the kernel anew.
    static Button refreshButton(String panel, String things, Runnable refresh) {
        Region icon = new Region();
        icon.getStyleClass().addAll("panel-icon", "panel-icon-refresh");
        Button button = new Button("", icon);
        button.setId(panel + "-refresh");
        button.getStyleClass().addAll("flat", "panel-button");
        button.setAccessibleText("Refresh " + things);
        button.setTooltip(new Tooltip("Refresh " + things));
        button.setOnAction(_ -> refresh.run());
        return button;
    }
}
