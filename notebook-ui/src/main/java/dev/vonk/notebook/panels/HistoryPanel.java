package dev.vonk.notebook.panels;

import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.protocol.Answer.JobView;
import dev.vonk.notebook.panels.job.HistoryTable;
import dev.vonk.notebook.state.CellState;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.NotebookState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/// The queries of the session that have ended, the newest first. A click selects the cell that asked.
final class HistoryPanel implements Panel {
    private final PanelServices services;
    private final ObservableList<JobView> jobs = FXCollections.observableArrayList();
    private final FilteredList<JobView> found = new FilteredList<>(jobs);
    private final FilterBar bar = new FilterBar("history", "queries", this::refresh);
    private final EmptyState empty = new EmptyState(EmptyState.NO_KERNEL, "");
    private final TableView<JobView> table;
    private final BorderPane node;
    private final Question<List<JobView>> question;

    HistoryPanel(PanelServices services) {
        this.services = services;
        question = new Question<>(services, KernelClient::jobs, this::answered,
                sentence -> empty.say("The queries cannot be listed", sentence));
        SortedList<JobView> sorted = new SortedList<>(found);
        table = HistoryTable.of(sorted, this::open);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setPlaceholder(empty);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
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
        question.ask();
    }

    @Override
    public void tick() {}

    @Override
    public void kernelChanged() {
        question.forget();
        jobs.clear();
        explain();
    }

    private void answered(List<JobView> all) {
        List<JobView> ended = all.reversed().stream().filter(job -> !job.state().equals("running")).toList();
        if (!ended.equals(jobs)) {
            jobs.setAll(ended);
        }
        explain();
    }

    private void filter() {
        String text = bar.text();
        found.setPredicate(job -> HistoryTable.line(job).toLowerCase(Locale.ROOT).contains(text));
        explain();
    }

    private void explain() {
        if (!services.store().state().kernel().isThere()) {
            empty.say(EmptyState.NO_KERNEL, "Run a cell (Shift+Enter): the queries it has run are listed here.");
        } else if (jobs.isEmpty()) {
            empty.say("No queries yet", "Each count(), show() or write of a cell is listed here once it has ended.");
        } else {
            empty.say("No such query", "Nothing in the list contains \"" + bar.text() + "\".");
        }
    }

    private void open(JobView job) {
        Optional<CellState> cell = services.store().state().cells().stream()
                .filter(each -> each.cell().executionCount().isPresent()
                        && job.cell().equals(String.valueOf(each.cell().executionCount().getAsInt())))
                .findFirst();
        if (cell.isPresent()) {
            services.store().send(new Event.Select(cell.get().id(), false));
            services.reveal(cell.get().id());
        } else if (!job.cell().isEmpty()) {
            services.tell("Cell [" + job.cell() + "] has run again since, or it was deleted.");
        }
    }

    private void pressed(KeyEvent event) {
        List<JobView> selected = table.getSelectionModel().getSelectedItems();
        if (selected.isEmpty()) {
            return;
        }
        if (event.getCode() == KeyCode.ENTER) {
            open(selected.getFirst());
        } else if (KeyCombination.valueOf("Shortcut+C").match(event)) {
            Clip.copy(selected.stream().map(HistoryTable::line).collect(Collectors.joining("\n")));
        } else {
            return;
        }
        event.consume();
    }
}
