package dev.vonk.notebook.output.table;

import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.protocol.TableQuery;
import dev.vonk.notebook.output.chart.ChartBuilder;
import dev.vonk.notebook.output.grid.Grid;
import dev.vonk.notebook.output.grid.GridListener;
import dev.vonk.notebook.output.grid.GridSelection;
import dev.vonk.notebook.output.grid.GridSource;
import dev.vonk.notebook.output.plan.PlanView;
import dev.vonk.notebook.output.rows.QueryText;
import dev.vonk.notebook.output.rows.TableContent;
import dev.vonk.notebook.output.rows.TableFigures;
import dev.vonk.notebook.output.rows.TableRows;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A table that a cell has shown: its rows, sorted and filtered by the kernel, with figures of its columns, one row as a
/// record, charts and its plan.
public final class TablePreview extends VBox implements GridListener, GridSource {
    private static final int MOST_ROWS = 12;

    private final TableServices services;
    private final TableRows rows;
    private final TableFigures figures;
    private final TableSave save;
    private final Grid grid;
    private final TableToolbar toolbar = new TableToolbar();
    private final QueryChips chips;
    private final TableFooter footer = new TableFooter();
    private final HBox tableFace;
    private final StackPane body = new StackPane();
    private final RecordView record;
    private final PopupFrame popup = new PopupFrame();
    private @Nullable ChartBuilder chartFace;
    private TableQuery charted = TableQuery.ALL;
    private boolean refreshing;

    public TablePreview(TableContent content, TableServices services) {
        this.services = services;
        rows = new TableRows(content, services::kernel, Platform::runLater, this::changed);
        figures = new TableFigures(content, services::kernel, Platform::runLater, this::changed);
        save = new TableSave(rows, services, this::changed);
        grid = new Grid(this, content.fields(), this);
        grid.setId("table-grid");
        chips = new QueryChips(content.fields(), this::ask);
        record = new RecordView(content.fields(), this::step, () -> toolbar.record.setSelected(false));
        getStyleClass().add("output-table");
        tableFace = new HBox(grid);
        HBox.setHgrow(grid, Priority.ALWAYS);
        body.getChildren().setAll(tableFace);
        body.getStyleClass().add("output-table-body");
        getChildren().setAll(toolbar, chips, body, footer);
        setAccessibleText("Table with " + content.fields().size() + " columns");
        addHandlers();
        refresh();
    }

    private void addHandlers() {
        toolbar.onFace(this::showFace);
        grid.whenScrollable(this::changed);
        toolbar.summary.selectedProperty().subscribe((_, on) -> summary(on));
        toolbar.record.selectedProperty().subscribe((_, on) -> record(on));
        toolbar.columns.setOnShowing(_ -> TableMenus.columns(toolbar.columns, grid));
        TableMenus.columns(toolbar.columns, grid);
        toolbar.save.getItems().setAll(
                TableMenus.item("All rows as CSV…", () -> save.save("csv")),
                TableMenus.item("All rows as Parquet…", () -> save.save("parquet")));
        ContextMenu[] open = {null};
        grid.setOnContextMenuRequested(event -> {
            if (open[0] != null) {
                open[0].hide();
            }
            open[0] = TableMenus.cells(this, grid, rows);
            open[0].show(grid, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    // Rows for the grid

    @Override
    public long count() {
        return rows.count();
    }

    @Override
    public @Nullable List<?> row(long index) {
        return rows.row(index);
    }

    @Override
    public void look(long from, long to) {
        rows.look(from, to);
    }

    // What the user does

    @Override
    public void sort(int field, boolean add) {
        ask(QueryText.sorted(rows.query(), field, add));
    }

    @Override
    public void filter(int field) {
        FilterPopup filter = new FilterPopup(rows.content().fields().get(field), wanted -> {
            popup.hide();
            ask(QueryText.with(rows.query(), wanted));
        });
        show(filter);
        filter.focusValue();
    }

    @Override
    public void details(int field) {
        figures.of(field).ifPresentOrElse(profile -> show(new ColumnDetails(rows.content().fields().get(field), profile,
                figures.profile().orElseThrow().rows(), this::narrow)), () -> toolbar.summary.setSelected(true));
    }

    @Override
    public void moved(GridSelection selection) {
        if (toolbar.record.isSelected()) {
            record.show(selection.leadRow(), rows.row(selection.leadRow()));
        }
    }

    @Override
    public void open(long row) {
        toolbar.record.setSelected(true);
        record.show(row, rows.row(row));
    }

    @Override
    public void copy(boolean withHead) {
        TableCopy copy = TableCopy.of(rows, grid.selection(), grid.selectedFields(), withHead);
        ClipboardContent content = new ClipboardContent();
        content.putString(copy.text());
        Clipboard.getSystemClipboard().setContent(content);
        services.tell("Copied " + SizeText.counted(copy.rows()) + (copy.missing() == 0
                ? ""
                : "; " + SizeText.counted(copy.missing()) + " that are not loaded were left out"));
    }

    /// Shows the rows under another query.
    void ask(TableQuery query) {
        if (query.equals(rows.query())) {
            return;
        }
        figures.forget();
        rows.query(query);
        grid.toTop();
        if (toolbar.summary.isSelected()) {
            figures.ask(query);
        }
        refresh();
    }

    private void narrow(List<TableQuery.Filter> filters) {
        popup.hide();
        TableQuery query = rows.query();
        for (TableQuery.Filter filter : filters) {
            query = QueryText.with(query, filter);
        }
        ask(query);
    }

    private void step(int by) {
        GridSelection at = grid.selection();
        long row = Math.clamp(at.leadRow() + by, 0, Math.max(0, rows.count() - 1));
        grid.select(new GridSelection(row, at.leadColumn(), row, at.leadColumn(), false));
    }

    private void show(Region content) {
        popup.show(content, grid, 60, 56);
    }

    private void summary(boolean on) {
        if (on) {
            figures.ask(rows.query());
        } else {
            figures.forget();
        }
        refresh();
    }

    private void record(boolean on) {
        if (on && !tableFace.getChildren().contains(record)) {
            tableFace.getChildren().add(record);
            record.show(grid.selection().leadRow(), rows.row(grid.selection().leadRow()));
        } else if (!on) {
            tableFace.getChildren().remove(record);
            grid.requestFocus();
        }
    }

    private void showFace(TableToolbar.Face face) {
        toolbar.showFor(face);
        Node shown = switch (face) {
            case TABLE -> tableFace;
            case CHART -> chart();
            case PLAN -> plan();
        };
        body.getChildren().setAll(shown);
    }

    private Node chart() {
        if (chartFace == null) {
            chartFace = new ChartBuilder(services);
        }
        charted = rows.query();
        chartFace.show(rows.json());
        return chartFace;
    }

    /// Asked anew each time: its figures come with the runs.
    private Node plan() {
        PlanView view = new PlanView();
        Optional<KernelClient> kernel = services.kernel();
        Optional<String> name = rows.content().name();
        if (kernel.isEmpty() || name.isEmpty()) {
            view.message("There is no plan without a kernel that keeps the table: run its cell again.");
            return view;
        }
        var _ = kernel.get().plan(name.get()).whenCompleteAsync((plan, failure) -> {
            if (failure == null) {
                view.show(plan);
            } else {
                view.message("There is no plan: " + TableRows.reason(failure));
            }
        }, Platform::runLater);
        return view;
    }

    /// Answers come in bursts; they are drawn once.
    private void changed() {
        if (!refreshing) {
            refreshing = true;
            Platform.runLater(() -> {
                refreshing = false;
                refresh();
            });
        }
    }

    private void refresh() {
        chips.show(rows.query());
        grid.heads(new HeadTexts(rows, figures)::of, figures.profile().isPresent());
        grid.refresh();
        double height = grid.heightFor(Math.min(rows.count(), MOST_ROWS));
        grid.setPrefHeight(height);
        grid.setMinHeight(height);
        moved(grid.selection());
        if (chartFace != null && chartFace.getParent() != null && !rows.isWaiting() && !rows.query().equals(charted)) {
            charted = rows.query();
            chartFace.show(rows.json());
        }
        footer.show(SizeText.of(rows), note());
        footer.busy(work(), this::cancel);
    }

    private String note() {
        return Stream.of(save.problem(), figures.problem(), rows.note())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private String work() {
        if (!save.work().isEmpty()) {
            return save.work();
        }
        if (rows.isWaiting()) {
            return rows.query().filters().isEmpty() ? "Sorting" : "Filtering";
        }
        if (figures.isAsking()) {
            return "Summing up";
        }
        return rows.isReading() ? "Loading rows" : "";
    }

    private void cancel() {
        if (!save.work().isEmpty()) {
            save.cancel();
        } else if (figures.isAsking() && !rows.isReading()) {
            toolbar.summary.setSelected(false);
        } else {
            rows.cancel();
        }
        refresh();
    }
}
