package dev.vonk.notebook.panels;

import dev.vonk.notebook.cells.Tip;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.FindState;
import dev.vonk.notebook.state.NotebookState;
import dev.vonk.notebook.state.Store;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Finds and replaces in all cells. It is there while the state holds a search; [#open] begins one.
public final class FindBar extends HBox {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final Store store;
    private final TextField find = field("find-text", "Find in all cells");
    private final TextField replacement = field("find-replacement", "Replace with");
    private final ToggleButton matchCase = toggle("find-case", "Aa", "Match case");
    private final ToggleButton wholeWord = toggle("find-word", "W", "Whole words");
    private final ToggleButton regex = toggle("find-regex", ".*", "Regular expression");
    private final ToggleButton replacing = new ToggleButton("", icon("chevron"));
    private final Label count = new Label();
    private final Label problem = new Label();
    private final Button previous = button("find-previous", icon("up"), "Previous match (Shift+Enter)");
    private final Button next = button("find-next", icon("down"), "Next match (Enter)");
    private final Button replaceOne = new Button("Replace");
    private final Button replaceAll = new Button("Replace all");
    private boolean showing;

    public FindBar(Store store) {
        this.store = store;
        setId("find-bar");
        getStyleClass().add("find-bar");
        setAlignment(Pos.TOP_LEFT);
        replacing.setId("find-replacing");
        describe(replacing, "Replace, too");
        replacing.getStyleClass().addAll("flat", "panel-button", "find-chevron");
        problem.setId("find-problem");
        problem.getStyleClass().add("find-problem");
        problem.setWrapText(true);
        listen();
        setShown(this, false);
        setShown(problem, false);
    }

    /// When it is first shown. Fields hear keys only once they have their styles.
    private void fill() {
        if (getChildren().isEmpty()) {
            VBox rows = new VBox(findRow(), replaceRow(), problem);
            rows.getStyleClass().add("find-rows");
            HBox.setHgrow(rows, Priority.ALWAYS);
            getChildren().addAll(replacing, rows, closeButton());
            applyCss();
        }
    }

    /// Begins a search, or goes on with it, and takes the focus.
    ///
    /// @param replace whether the part to replace with is shown, too
    public void open(boolean replace) {
        open(replace, "");
    }

    /// @param selected what is selected in a cell: looked for where it is a part of one line
    public void open(boolean replace, String selected) {
        if (!selected.isEmpty() && selected.lines().count() == 1) {
            showing = true;
            find.setText(selected);
            showing = false;
        }
        fill();
        replacing.setSelected(replace || replacing.isSelected() && isVisible());
        search();
        setShown(this, true);
        find.requestFocus();
        find.selectAll();
    }

    /// The state changed; call it for each change.
    public void show(NotebookState state) {
        Optional<FindState> search = state.find();
        setShown(this, search.isPresent());
        if (search.isEmpty()) {
            return;
        }
        fill();
        FindState found = search.get();
        showing = true;
        set(find, found.text());
        set(replacement, found.replacement());
        matchCase.setSelected(found.matchCase());
        wholeWord.setSelected(found.wholeWord());
        regex.setSelected(found.regex());
        showing = false;
        showMatches(found);
    }

    private void showMatches(FindState found) {
        int matches = found.matches().size();
        boolean nothing = !found.text().isEmpty() && matches == 0;
        count.setText(countText(found));
        count.pseudoClassStateChanged(ERROR, nothing);
        find.pseudoClassStateChanged(ERROR, nothing || !found.problem().isEmpty());
        problem.setText(found.problem());
        setShown(problem, !found.problem().isEmpty());
        previous.setDisable(matches == 0);
        next.setDisable(matches == 0);
        replaceOne.setDisable(found.current() < 0);
        replaceAll.setDisable(matches == 0);
    }

    private static String countText(FindState found) {
        if (found.text().isEmpty() || !found.problem().isEmpty()) {
            return "";
        }
        int matches = found.matches().size();
        if (matches == 0) {
            return "No matches";
        }
        return found.current() < 0
                ? matches + (matches == 1 ? " match" : " matches")
                : (found.current() + 1) + " of " + matches;
    }

    private HBox findRow() {
        count.setId("find-count");
        count.getStyleClass().add("find-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(find, matchCase, wholeWord, regex, previous, next, count);
        row.getStyleClass().add("find-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private HBox replaceRow() {
        replaceOne.setId("find-replace");
        replaceAll.setId("find-replace-all");
        replaceOne.getStyleClass().add("small");
        replaceAll.getStyleClass().add("small");
        replaceOne.setMinWidth(Region.USE_PREF_SIZE);
        replaceAll.setMinWidth(Region.USE_PREF_SIZE);
        replaceOne.setOnAction(_ -> store.send(new Event.ReplaceCurrent()));
        replaceAll.setOnAction(_ -> store.send(new Event.ReplaceAll()));
        HBox row = new HBox(replacement, replaceOne, replaceAll);
        row.getStyleClass().add("find-row");
        row.setAlignment(Pos.CENTER_LEFT);
        row.visibleProperty().bind(replacing.selectedProperty());
        row.managedProperty().bind(replacing.selectedProperty());
        return row;
    }

    private Button closeButton() {
        Button close = button("find-close", icon("close"), "Close (Esc)");
        close.setOnAction(_ -> close());
        return close;
    }

    private void listen() {
        find.textProperty().addListener(_ -> search());
        replacement.textProperty().addListener(_ -> search());
        matchCase.selectedProperty().addListener(_ -> search());
        wholeWord.selectedProperty().addListener(_ -> search());
        regex.selectedProperty().addListener(_ -> search());
        previous.setOnAction(_ -> store.send(new Event.FindNext(true)));
        next.setOnAction(_ -> store.send(new Event.FindNext(false)));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void search() {
        if (!showing) {
            store.send(new Event.Find(find.getText(), replacement.getText(), matchCase.isSelected(),
                    wholeWord.isSelected(), regex.isSelected()));
        }
    }

    private void close() {
        store.send(new Event.EndFind());
        setShown(this, false);
    }

    private void pressed(KeyEvent event) {
        boolean inField = event.getTarget() == find || event.getTarget() == replacement;
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
        } else if (event.getCode() == KeyCode.F3 || event.getCode() == KeyCode.ENTER && event.getTarget() == find) {
            store.send(new Event.FindNext(event.isShiftDown()));
        } else if (event.getCode() == KeyCode.ENTER && event.isShortcutDown() && inField) {
            store.send(new Event.ReplaceAll());
        } else if (event.getCode() == KeyCode.ENTER && event.getTarget() == replacement) {
            store.send(new Event.ReplaceCurrent());
        } else {
            return;
        }
        event.consume();
    }

    private static void set(TextField field, String text) {
        if (!field.getText().equals(text)) {
            field.setText(text);
        }
    }

    private static void setShown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private static TextField field(String id, String prompt) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        field.getStyleClass().add("find-field");
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private static ToggleButton toggle(String id, String text, String title) {
        ToggleButton toggle = new ToggleButton(text);
        toggle.setId(id);
        toggle.getStyleClass().addAll("flat", "find-toggle");
        toggle.setMinWidth(Region.USE_PREF_SIZE);
        describe(toggle, title);
        return toggle;
    }

    private static Button button(String id, Node icon, String title) {
        Button button = new Button("", icon);
        button.setId(id);
        button.getStyleClass().addAll("flat", "panel-button");
        describe(button, title);
        return button;
    }

    private static Region icon(String name) {
        Region icon = new Region();
        icon.getStyleClass().addAll("panel-icon", "panel-icon-" + name);
        return icon;
    }

    private static void describe(ButtonBase button, String title) {
        button.setAccessibleText(title);
        Tip.on(button, title);
    }
}
