package dev.vonk.notebook.panels;

import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.protocol.Answer.VariableView;
import dev.vonk.notebook.panels.variable.VariableRow;
import dev.vonk.notebook.panels.variable.VariableTable;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.NotebookState;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// The variables of the session: name, type, size and a short look at the value. What the last cell changed is marked.
final class VariablesPanel implements Panel, VariableTable.Actions {
    /// All changed rows stand out for a moment when the mark comes.
    private static final PseudoClass FLASH = PseudoClass.getPseudoClass("flash");
    private static final String HINT = "Run a cell (Shift+Enter) and its variables appear here.";

    private final PanelServices services;
    private final ObservableList<VariableRow> rows = FXCollections.observableArrayList();
    private final FilteredList<VariableRow> found = new FilteredList<>(rows);
    private final FilterBar bar = new FilterBar("variables", "variables", this::refresh);
    private final EmptyState empty = new EmptyState(EmptyState.NO_KERNEL, HINT);
    private final TableView<VariableRow> table;
    private final BorderPane node;
    private final Question<List<VariableView>> question;
    private final PauseTransition flash = new PauseTransition(Duration.millis(700));
    private boolean known;
    private boolean cellEnded;

    VariablesPanel(PanelServices services) {
        this.services = services;
        question = new Question<>(services, KernelClient::variables, this::answered, this::refused);
        SortedList<VariableRow> sorted = new SortedList<>(found);
        table = VariableTable.of(sorted, this);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setPlaceholder(empty);
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        flash.setOnFinished(_ -> table.pseudoClassStateChanged(FLASH, false));
        node = new BorderPane(table, bar, null, null, null);
        bar.filter().textProperty().subscribe(this::filter);
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void focus() {
        table.requestFocus();
        if (table.getSelectionModel().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
    }

    @Override
    public void refresh() {
        explain();
        question.ask();
    }

    @Override
    public void show(NotebookState before, NotebookState after) {
        if (before.kernel() != after.kernel()) {
            explain();
        }
    }

    @Override
    public void cellEnded() {
        cellEnded = true;
        question.ask();
    }

    @Override
    public void tick() {}

    @Override
    public void kernelChanged() {
        question.forget();
        known = false;
        cellEnded = false;
        rows.clear();
        explain();
    }

    private void filter() {
        String text = bar.text();
        found.setPredicate(row -> row.contains(text));
        explain();
    }

    private void answered(List<VariableView> variables) {
        List<VariableRow> before = List.copyOf(rows);
        if (!known) {
            before = variables.stream().map(variable -> new VariableRow(variable, false)).toList();
        }
        List<VariableRow> now = cellEnded ? VariableRow.after(before, variables) : VariableRow.again(before, variables);
        known = true;
        cellEnded = false;
        if (!now.equals(rows)) {
            keepSelection(() -> rows.setAll(now));
            table.pseudoClassStateChanged(FLASH, true);
            flash.playFromStart();
        }
        explain();
    }

    private void refused(String sentence) {
        if (rows.isEmpty()) {
            empty.say("The variables cannot be listed", sentence);
        } else {
            services.tell(sentence);
        }
    }

    private void keepSelection(Runnable change) {
        VariableRow selected = table.getSelectionModel().getSelectedItem();
        change.run();
        if (selected != null) {
            table.getItems().stream().filter(row -> row.name().equals(selected.name())).findFirst()
                    .ifPresent(row -> table.getSelectionModel().select(row));
        }
    }

    private void explain() {
        if (!services.store().state().kernel().isThere()) {
            empty.say(EmptyState.NO_KERNEL, HINT);
        } else if (rows.isEmpty()) {
            empty.say("No variables yet", "Declare one in a cell, such as var n = 1, and run it with Shift+Enter.");
        } else {
            empty.say("No such variable", "No name, type or value contains \"" + bar.text() + "\".");
        }
    }

    @Override
    public void insert(String text) {
        services.store().send(new Event.InsertText(text));
    }

    @Override
    public void copy(String text) {
        Clip.copy(text);
    }

    private void pressed(KeyEvent event) {
        VariableRow selected = table.getSelectionModel().getSelectedItem();
        if (selected == null) {
            return;
        }
        if (event.getCode() == KeyCode.ENTER) {
            insert(selected.name());
            event.consume();
        } else if (KeyCombination.valueOf("Shortcut+C").match(event)) {
            copy(selected.name());
            event.consume();
        }
    }
}
