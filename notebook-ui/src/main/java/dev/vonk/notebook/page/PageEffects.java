package dev.vonk.notebook.page;

import dev.vonk.notebook.state.Effect;
import dev.vonk.notebook.state.Event;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;

/// Carries out what the state of an open notebook asks for. Dialogs open afterwards: the state hears nothing until its
/// effects are through, and what was typed has to reach the recovery file while a dialog waits for its answer.
record PageEffects(NotebookPage page, KernelLink kernel, PageFiles files, Host host) implements Consumer<Effect> {
    private static final String TRUST = "Trust and run";

    @Override
    public void accept(Effect effect) {
        switch (effect) {
            case Effect.StartKernel() -> kernel.start();
            case Effect.StopKernel() -> kernel.close();
            case Effect.Execute(_, String name, String text) -> kernel.execute(name, text);
            case Effect.InterruptKernel() -> kernel.interrupt();
            case Effect.SaveFile save -> files.save(save, page.state().file().path());
            case Effect.SaveRecovery save -> files.saveRecovery(save, page.state().file().path());
            case Effect.DropRecovery() -> files.dropRecovery(page.state().file().path());
            case Effect.AskPath() -> Platform.runLater(this::askPath);
            case Effect.AskTrust(Event then) -> Platform.runLater(() -> askTrust(then));
            case Effect.Reveal(String cell) -> page.cells().reveal(cell);
            case Effect.Tell(String text) -> page.tell(text);
        }
    }

    private void askPath() {
        String title = page.title();
        String name = title.endsWith(".ipynb") ? title : title + ".ipynb";
        host.dialogs().askSave("Save notebook", name, Optional.of(page.folder()))
                .map(PageFiles::asNotebook)
                .ifPresent(path -> page.send(new Event.Save(Optional.of(path))));
    }

    private void askTrust(Event then) {
        String text = "It comes from elsewhere. Its cells can do whatever you can do: read, change and delete files, and "
                + "use the network. Trust it only if you know where it comes from.";
        host.dialogs().choose("Trust this notebook?", text, List.of(TRUST)).ifPresent(_ -> {
            page.send(new Event.Trust());
            page.send(then);
        });
    }
}
