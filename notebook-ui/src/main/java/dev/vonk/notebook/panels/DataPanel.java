package dev.vonk.notebook.panels;

import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.protocol.Answer;
import dev.vonk.notebook.panels.data.DataItem;
import dev.vonk.notebook.panels.data.DataNode;
import dev.vonk.notebook.panels.data.DataRow;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.NotebookState;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The session's tables and the files of its folder. Folders are read when they are opened, data files when somebody
/// wants their columns.
final class DataPanel implements Panel, DataRow.Actions {
    private final PanelServices services;
    private final FilterBar bar = new FilterBar("data", "tables and files", this::refresh);
    private final TreeView<DataItem> tree = new TreeView<>();
    private final EmptyState empty = new EmptyState(EmptyState.NO_KERNEL,
            "Run a cell (Shift+Enter): tables of the session and files of its folder appear here.");
    private final BorderPane node = new BorderPane(new StackPane(tree, empty), bar, null, null, null);
    private final DataNode tables = new DataNode(new DataItem.Section("Tables", ""));
    private final DataNode files = new DataNode(new DataItem.Section("Files", ""));
    private final Question<List<Answer.TableInfo>> tablesQuestion;
    private String folder = "";

    DataPanel(PanelServices services) {
        this.services = services;
        tablesQuestion = new Question<>(services, KernelClient::tables, this::showTables, tables::refuse);
        DataNode root = new DataNode(new DataItem.Section("Data", ""));
        root.show(List.of(tables, files));
        tables.setExpanded(true);
        files.setExpanded(true);
        files.asks(new Question<>(services, kernel -> kernel.files(""), this::showWorkingFolder, files::refuse));
        tree.setId("data-tree");
        tree.setAccessibleText("Tables and files");
        tree.getStyleClass().addAll("dense", "panel-tree", "data-tree");
        tree.setRoot(root);
        tree.setShowRoot(false);
        tree.setCellFactory(_ -> new DataRow(this));
        tree.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        bar.filter().textProperty().addListener(_ -> {
            String text = bar.text();
            root.filter(item -> item.label().toLowerCase(Locale.ROOT).contains(text));
        });
        explain();
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void focus() {
        tree.requestFocus();
        if (tree.getSelectionModel().isEmpty()) {
            tree.getSelectionModel().selectFirst();
        }
    }

    @Override
    public void refresh() {
        explain();
        tablesQuestion.ask();
        files.reload();
    }

    @Override
    public void show(NotebookState before, NotebookState after) {
        if (before.kernel() != after.kernel()) {
            explain();
        }
    }

    /// A cell may have made tables and files.
    @Override
    public void cellEnded() {
        refresh();
    }

    @Override
    public void tick() {}

    @Override
    public void kernelChanged() {
        tablesQuestion.forget();
        tables.show(List.of());
        files.clear();
        explain();
    }

    @Override
    public void open(DataItem item) {
        if (item instanceof DataItem.File file && !file.isData()) {
            services.openFile(Path.of(file.path()));
            return;
        }
        item.cell().ifPresent(this::insert);
    }

    @Override
    public void insert(String cell) {
        services.store().send(new Event.InsertText(cell));
    }

    @Override
    public void copy(String text) {
        Clip.copy(text);
    }

    private void explain() {
        boolean there = services.store().state().kernel().isThere();
        tree.setVisible(there);
        empty.setVisible(!there);
    }

    private void showTables(List<Answer.TableInfo> found) {
        if (found.isEmpty()) {
            tables.show(List.of(new DataNode(new DataItem.Note(
                    "None yet. frame.createOrReplaceTempView(\"name\") makes one."))));
            return;
        }
        tables.show(found.stream().map(DataPanel::tableNode).toList());
    }

    private static DataNode tableNode(Answer.TableInfo table) {
        DataItem.Table item = new DataItem.Table(table);
        DataNode node = new DataNode(item);
        node.show(columns(item, table.columns()));
        return node;
    }

    private static List<DataNode> columns(DataItem of, List<Answer.ColumnView> columns) {
        String code = of.code().orElse("");
        return columns.stream().map(column -> new DataNode(new DataItem.Column(code, column))).toList();
    }

    private void showWorkingFolder(Answer.Files found) {
        folder = found.folder();
        files.setValue(new DataItem.Section("Files", folder));
        showFiles(files, found);
    }

    private void showFiles(DataNode parent, Answer.Files found) {
        List<DataNode> nodes = found.files().stream().map(file -> fileNode(found.folder(), file)).toList();
        parent.show(nodes.isEmpty() ? List.of(new DataNode(new DataItem.Note("This folder is empty."))) : nodes);
    }

    private DataNode fileNode(String parent, Answer.FileView file) {
        String path = parent.endsWith("/") ? parent + file.name() : parent + "/" + file.name();
        if (file.folder() && file.format().isEmpty()) {
            DataNode opened = new DataNode(new DataItem.Folder(path, file.name()));
            opened.asks(new Question<>(services, kernel -> kernel.files(path), found -> showFiles(opened, found),
                    opened::refuse));
            return opened;
        }
        DataItem.File item = new DataItem.File(path, shortPath(path), file);
        DataNode described = new DataNode(item);
        if (item.isData()) {
            described.asks(new Question<>(services, kernel -> kernel.describeFile(path),
                    columns -> described.show(columns(item, columns)), described::refuse));
        }
        return described;
    }

    private String shortPath(String path) {
        return path.startsWith(folder + "/") ? path.substring(folder.length() + 1) : path;
    }

    private void pressed(KeyEvent event) {
        TreeItem<DataItem> selected = tree.getSelectionModel().getSelectedItem();
        if (selected == null) {
            return;
        }
        DataItem item = selected.getValue();
        if (event.getCode() == KeyCode.ENTER && item.cell().isEmpty() && !selected.isLeaf()) {
            selected.setExpanded(!selected.isExpanded());
        } else if (event.getCode() == KeyCode.ENTER) {
            open(item);
        } else if (KeyCombination.valueOf("Shortcut+C").match(event)) {
            item.code().ifPresent(Clip::copy);
        } else {
            return;
        }
        event.consume();
    }
}
