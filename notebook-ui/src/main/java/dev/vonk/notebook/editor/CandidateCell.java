package dev.vonk.notebook.editor;

import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.Answer.Candidate;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A row of the completion list: a sign for the kind, the text, the signature or type at the right.
final class CandidateCell extends ListCell<Candidate> {
    private final Label sign = new Label();
    private final Label text = new Label();
    private final Label detail = new Label();
    private final HBox row = new HBox();

    CandidateCell(Consumer<Candidate> chosen) {
        sign.getStyleClass().add("candidate-sign");
        text.getStyleClass().add("candidate-text");
        detail.getStyleClass().add("candidate-detail");
        text.setMinWidth(Region.USE_PREF_SIZE);
        detail.setMinWidth(0);
        CodeFont.give(text);
        CodeFont.give(detail);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        row.getStyleClass().add("candidate");
        row.getChildren().setAll(sign, text, gap, detail);
        row.setMaxWidth(Double.MAX_VALUE);
        setPrefWidth(0);
        setOnMouseClicked(_ -> {
            if (getItem() != null) {
                chosen.accept(getItem());
            }
        });
    }

    @Override
    protected void updateItem(@Nullable Candidate candidate, boolean empty) {
        super.updateItem(candidate, empty);
        if (candidate == null || empty) {
            setGraphic(null);
            return;
        }
        sign.setText(sign(candidate.kind()));
        sign.getStyleClass().setAll("label", "candidate-sign",
                "candidate-" + candidate.kind().name().toLowerCase(Locale.ROOT));
        text.setText(candidate.text());
        detail.setText(candidate.detail());
        setAccessibleText(candidate.text() + " " + candidate.detail());
        setGraphic(row);
    }

    private static String sign(Answer.Kind kind) {
        return switch (kind) {
            case NAME -> "x";
            case METHOD -> "ƒ";
            case COLUMN -> "c";
            case MAGIC -> "%";
            case KEYWORD -> "k";
        };
    }
}
