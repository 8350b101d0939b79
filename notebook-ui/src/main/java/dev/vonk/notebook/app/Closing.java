package dev.vonk.notebook.app;

import dev.vonk.notebook.page.NotebookPage;
import dev.vonk.notebook.page.Workplace;
import dev.vonk.notebook.state.Event;
import java.util.List;
import java.util.Optional;

/// Closes tabs and the window; asks where something is not saved.
record Closing(Workplace workplace, NotebookWindow window) {
    private static final String SAVE = "Save";
    private static final String DISCARD = "Don't save";

    /// Closes a tab; the window with the last one.
    void close(NotebookPage page) {
        closed(page, () -> {
            window.remove(page);
            if (window.pages().isEmpty()) {
                end();
            }
        });
    }

    /// Closes all tabs, one after the other, until the user wants to stay.
    void quit() {
        Optional<NotebookPage> next = window.page().or(() -> window.pages().stream().findFirst());
        next.ifPresentOrElse(page -> closed(page, () -> {
            window.remove(page);
            quit();
        }), this::end);
    }

    private void closed(NotebookPage page, Runnable then) {
        if (!page.state().isDirty()) {
            then.run();
            return;
        }
        String text = page.title() + " has changes that are not saved.";
        window.dialogs().choose("Save before closing?", text, List.of(SAVE, DISCARD)).ifPresent(answer -> {
            if (answer.equals(DISCARD)) {
                page.files().dropRecovery(page.state().file().path());
                then.run();
            } else {
                page.whenSaved(then);
                page.send(new Event.Save(Optional.empty()));
            }
        });
    }

    private void end() {
        workplace.change(settings -> settings.withSize(window.openScene().getWidth(), window.openScene().getHeight()));
        workplace.close();
        window.stage().hide();
    }
}
