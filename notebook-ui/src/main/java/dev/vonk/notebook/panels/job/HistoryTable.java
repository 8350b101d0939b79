package dev.vonk.notebook.panels.job;

import dev.vonk.kernel.protocol.Answer.JobView;
import dev.vonk.kernel.status.Figures;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/// The table of ended queries.
public final class HistoryTable {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private HistoryTable() {}

    /// @param open what a click on a line does
    public static TableView<JobView> of(ObservableList<JobView> jobs, Consumer<JobView> open) {
        TableView<JobView> table = new TableView<>(jobs);
        table.setId("history-table");
        table.setAccessibleText("Queries that have ended");
        table.getStyleClass().addAll("dense", "panel-table", "history-table");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(column("Cell", 44, HistoryTable::cell, Comparator.comparingInt(HistoryTable::number)));
        table.getColumns().add(column("Time", 74, HistoryTable::moment, Comparator.comparingLong(JobView::startedAt)));
        table.getColumns().add(column("Took", 82, job -> JobCard.time(job.seconds()),
                Comparator.comparingDouble(JobView::seconds)));
        table.getColumns().add(column("Rows", 66, job -> Figures.count(job.rows()),
                Comparator.comparingLong(JobView::rows)));
        table.getColumns().add(column("Query", 120, JobView::query, Comparator.comparing(JobView::query)));
        table.setRowFactory(_ -> new Row(open));
        return table;
    }

    /// A query as text, its parts between tabs.
    public static String line(JobView job) {
        return Stream.of(cell(job), job.query(), moment(job), JobCard.time(job.seconds()),
                Figures.count(job.rows()), job.state(), job.note()).collect(Collectors.joining("\t"));
    }

    private static TableColumn<JobView, JobView> column(String title, double width, Function<JobView, String> text,
            Comparator<JobView> order) {
        TableColumn<JobView, JobView> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(36);
        column.setComparator(order);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new TextCell(text));
        column.getStyleClass().add("panel-column-" + title.toLowerCase(Locale.ROOT));
        return column;
    }

    private static String cell(JobView job) {
        return job.cell().isEmpty() ? "" : "[" + job.cell() + "]";
    }

    private static int number(JobView job) {
        return job.cell().matches("\\d{1,9}") ? Integer.parseInt(job.cell()) : 0;
    }

    private static String moment(JobView job) {
        return job.startedAt() == 0
                ? ""
                : CLOCK.format(Instant.ofEpochMilli(job.startedAt()).atZone(ZoneId.systemDefault()));
    }

    private static final class TextCell extends TableCell<JobView, JobView> {
        private final Function<JobView, String> text;

        TextCell(Function<JobView, String> text) {
            this.text = text;
        }

        @Override
        protected void updateItem(@Nullable JobView job, boolean isEmpty) {
            super.updateItem(job, isEmpty);
            setText(isEmpty || job == null ? null : text.apply(job));
        }
    }

    /// A line whose tooltip tells the rest.
    private static final class Row extends TableRow<JobView> {
        private final Tooltip tooltip = new Tooltip();

        Row(Consumer<JobView> open) {
            getStyleClass().add("history-row");
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(480);
            setOnMouseClicked(event -> {
                boolean plain = event.getButton() == MouseButton.PRIMARY && !event.isShiftDown()
                        && !event.isShortcutDown();
                if (getItem() != null && plain) {
                    open.accept(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable JobView job, boolean isEmpty) {
            super.updateItem(job, isEmpty);
            getStyleClass().removeIf(style -> style.startsWith("job-"));
            if (isEmpty || job == null) {
                setTooltip(null);
                return;
            }
            getStyleClass().add("job-" + job.state());
            tooltip.setText(job.query() + ": " + job.state() + ", " + JobCard.figures(job)
                    + (job.note().isEmpty() ? "" : "\n" + job.note()));
            setTooltip(tooltip);
            setAccessibleText(line(job).replace("\t", ", "));
        }
    }
}
