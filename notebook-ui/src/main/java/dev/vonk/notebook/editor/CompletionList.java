package dev.vonk.notebook.editor;

import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.Answer.Candidate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;

/// The candidates at the caret, ten at a time, with the documentation of the chosen one beside them.
final class CompletionList {
    private static final int ROWS = 10;
    private static final double ROW_HEIGHT = 1.85;

    private final ListView<Candidate> list = new ListView<>();
    private final ScrollPane documentation = new ScrollPane();
    private final EditorPopup popup;
    private double fontSize;

    /// @param accepted told of the candidate that the mouse has chosen
    /// @param chosen told of the candidate that is highlighted now
    CompletionList(Consumer<Candidate> accepted, Consumer<Candidate> chosen) {
        list.setId("completions");
        list.setAccessibleText("Completions");
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new CandidateCell(accepted));
        list.getSelectionModel().selectedItemProperty().addListener((_, _, candidate) -> {
            hideDocumentation();
            if (candidate != null) {
                chosen.accept(candidate);
            }
        });
        documentation.setFitToWidth(true);
        documentation.setFocusTraversable(false);
        documentation.getStyleClass().add("completion-documentation");
        hideDocumentation();
        HBox content = new HBox(list, documentation);
        content.getStyleClass().add("completion-popup");
        popup = new EditorPopup(content, EditorPopup.Side.BELOW);
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    /// Shows the candidates, the first one highlighted.
    void show(Node owner, Bounds caret, double size, List<Candidate> candidates) {
        fontSize = size;
        double row = Math.rint(size * ROW_HEIGHT);
        list.setFixedCellSize(row);
        list.setPrefHeight(Math.min(ROWS, candidates.size()) * row + 2);
        list.setMinHeight(list.getPrefHeight());
        documentation.setMaxHeight(Math.max(list.getPrefHeight(), 6 * row));
        list.getItems().setAll(candidates);
        list.getSelectionModel().clearSelection();
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        popup.show(owner, caret, size);
    }

    void hide() {
        popup.hide();
        list.getItems().clear();
    }

    Optional<Candidate> chosen() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    /// Goes on by rows, from the last to the first one and back.
    void move(int rows) {
        int count = list.getItems().size();
        int now = list.getSelectionModel().getSelectedIndex();
        boolean single = Math.abs(rows) == 1;
        int next = single ? Math.floorMod(now + rows, count) : Math.clamp(now + rows, 0, count - 1);
        list.getSelectionModel().select(next);
        list.scrollTo(Math.max(0, next - ROWS / 2));
    }

    void page(int pages) {
        move(pages * (ROWS - 1));
    }

    /// Shows what is known about the highlighted candidate.
    void describe(Answer.Description description) {
        DocumentationView view = new DocumentationView();
        description.signatures().stream().limit(3).forEach(each -> view.addSignature(each.text(), -1));
        description.signatures().stream()
                .map(Answer.Signature::documentation)
                .filter(text -> !text.isBlank())
                .findFirst()
                .ifPresent(view::addMarkdown);
        documentation.setContent(view);
        documentation.setVvalue(0);
        documentation.setPrefWidth(fontSize * 30);
        documentation.setVisible(true);
        documentation.setManaged(true);
    }

    private void hideDocumentation() {
        documentation.setContent(null);
        documentation.setVisible(false);
        documentation.setManaged(false);
    }
}
