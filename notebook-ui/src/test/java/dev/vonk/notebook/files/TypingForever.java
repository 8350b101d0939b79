package dev.vonk.notebook.files;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.notebook.state.Effect;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.FileState;
import dev.vonk.notebook.state.NotebookState;
import dev.vonk.notebook.state.Store;
import dev.vonk.notebook.state.Transitions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A process that types and saves until it is killed. Each thing that is on the disk is told in a line: so its end shows
/// what may not be lost.
public final class TypingForever {
    private static final int KEYS = 20;

    private final NotebookFiles files;
    private final Store store;
    private long now = 1_000_000;
    private int typed;

    private TypingForever(Path home, Path path) {
        this.files = new NotebookFiles(home);
        Notebook notebook = Notebook.of(List.of(Cell.code("").withId("c"), Cell.code("x".repeat(20_000)).withId("d")));
        files.save(path, notebook);
        NotebookState state = Transitions.open(notebook, FileState.of(path, true));
        this.store = new Store(state, effect -> carryOut(effect, path), () -> now);
    }

    /// @param arguments the folder of the user's own files, and the notebook
    public static void main(String[] arguments) {
        new TypingForever(Path.of(arguments[0]), Path.of(arguments[1])).type();
    }

    private void type() {
        System.out.println("begun");
        while (true) {
            for (int key = 0; key < KEYS; key++) {
                typed++;
                now += 50;
                store.send(new Event.TextEdited("c", "x".repeat(typed), typed));
            }
            store.send(new Event.Tick());
            if (typed % 100 == 0) {
                store.send(new Event.Save(Optional.empty()));
            }
        }
    }

    private void carryOut(Effect effect, Path path) {
        switch (effect) {
            case Effect.SaveFile save -> {
                files.save(save.path(), save.notebook());
                store.send(new Event.Saved(save.path(), save.revision()));
                System.out.println("saved " + typed);
            }
            case Effect.SaveRecovery save -> {
                files.recovery().of(path).save(save.notebook());
                store.send(new Event.RecoverySaved(save.revision()));
                System.out.println("kept " + typed);
            }
            case Effect.DropRecovery _ -> files.recovery().of(path).drop();
            case Effect.StartKernel _,Effect.StopKernel _,Effect.Execute _,Effect.InterruptKernel _,Effect.AskPath _,Effect.Reveal _,Effect.AskTrust _,Effect.Tell _ ->
                {}
        }
    }
}
