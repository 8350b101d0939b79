package dev.vonk.notebook.output;

import dev.vonk.notebook.output.markup.MarkdownReader;
import dev.vonk.notebook.output.markup.MarkupView;
import java.util.Optional;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The text of a Markdown cell. Links open after a click, once the notebook is trusted; nothing is loaded.
public final class MarkdownView extends VBox {
    private final OutputServices services;
    private @Nullable String shown;
    private boolean shownTrusted;

    public MarkdownView(OutputServices services) {
        this.services = services;
        getStyleClass().add("markdown-view");
    }

    /// Cheap where nothing has changed.
    public void show(String markdown, boolean trusted) {
        if (markdown.equals(shown) && trusted == shownTrusted) {
            return;
        }
        shown = markdown;
        shownTrusted = trusted;
        MarkupView view = new MarkupView(trusted ? Optional.of(services::openLink) : Optional.empty());
        view.show(MarkdownReader.read(markdown));
        getChildren().setAll(view);
    }
}
