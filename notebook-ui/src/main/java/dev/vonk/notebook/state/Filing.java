package dev.vonk.notebook.state;

import dev.vonk.kernel.document.Notebook;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The notebook's file: what is saved, when it is saved by itself, what comes from outside.
final class Filing {
    /// A changed document goes to its recovery file after no longer than two ticks.
    private static final long RECOVERY = 1_500;
    /// A document that was left alone for so long is saved by itself.
    private static final long IDLE = 30_000;

    private Filing() {}

    /// With one more revision where the document is not the same.
    static NotebookState counted(NotebookState before, NotebookState after, long now) {
        if (isSameDocument(before.cells(), after.cells())) {
            return after;
        }
        return after.withFile(after.file().withRevision(after.file().revision() + 1))
                .withAutosave(after.autosave().changed(now));
    }

    static Step opened(NotebookState state, Event.Opened opened) {
        FileState file = opened.path().map(path -> FileState.of(path, opened.trusted()))
                .orElse(FileState.untitled().withTrusted(opened.trusted()));
        NotebookState fresh = Transitions.open(opened.notebook(), file).withClipboard(state.clipboard());
        NotebookState kept = Stopping.takenBack(Hearing.settled(state), _ -> true);
        NotebookState running = fresh.withKernel(kept.kernel()).withNextCount(kept.nextCount()).withQueue(kept.queue());
        String id = kept.queue().running().map(RunQueue.Running::cell).orElse("");
        return Step.of(running.withCell(id, cell -> cell.language().runs() ? cell.withRun(RunState.RUNNING) : cell));
    }

    /// The document of the crash is an edit of the one that was opened: it can be undone, and is saved when the user says.
    static Step recovered(NotebookState state, Notebook notebook) {
        List<CellState> cells = Transitions.cells(notebook);
        NotebookState after = state.withBase(notebook.withCells(List.of())).withCells(cells)
                .withSelection(Selection.of(cells.getFirst().id()));
        return Step.of(Stopping.withoutLostCells(state, Undoing.changed(state, after, "recover")));
    }

    static Step save(NotebookState state, Event.Save save, long now) {
        Optional<Path> path = save.path().or(() -> state.file().path().filter(Filing::isNotebook));
        if (path.isEmpty()) {
            return Step.of(state, new Effect.AskPath());
        }
        boolean same = path.equals(state.file().path());
        if (same && state.file().changedOutside()) {
            return Step.of(state, new Effect.Tell(path.get().getFileName() + " was changed by another program. "
                    + "Keep your version, or open the file anew, before you save."));
        }
        return saving(state, path.get(), now);
    }

    static Step saved(NotebookState state, Event.Saved saved) {
        FileState file = state.file().withPath(saved.path()).withSaved(saved.revision()).withProblem("")
                .withTrusted(true).withSaving(state.file().saving() && saved.revision() < state.autosave().asked());
        boolean clean = file.revision() == saved.revision();
        return clean
                ? Step.of(state.withFile(file.withRecovered(-1)), new Effect.DropRecovery())
                : Step.of(state.withFile(file));
    }

    static Step saveFailed(NotebookState state, String problem) {
        return Step.of(state.withFile(state.file().withSaving(false).withProblem(problem)), new Effect.Tell(problem));
    }

    static Step recoverySaved(NotebookState state, long revision) {
        return Step.of(state.isDirty() ? state.withFile(state.file().withRecovered(revision)) : state);
    }

    static Step tick(NotebookState state, long now) {
        if (!state.isDirty()) {
            return Step.of(state);
        }
        return recovery(state, now).then(after -> autosave(after, now));
    }

    private static Step recovery(NotebookState state, long now) {
        boolean holds = state.file().recoveredRevision() == state.file().revision();
        if (holds || now - state.autosave().recoveryAt() < RECOVERY) {
            return Step.of(state);
        }
        return Step.of(state.withAutosave(state.autosave().recovering(now)),
                new Effect.SaveRecovery(state.document(), state.file().revision()));
    }

    private static Step autosave(NotebookState state, long now) {
        FileState file = state.file();
        boolean idle = now - state.autosave().changedAt() >= IDLE && now - state.autosave().triedAt() >= IDLE;
        if (!idle || file.saving() || file.changedOutside() || file.path().filter(Filing::isNotebook).isEmpty()) {
            return Step.of(state);
        }
        return saving(state, file.path().get(), now);
    }

    private static Step saving(NotebookState state, Path path, long now) {
        long revision = state.file().revision();
        return Step.of(
                state.withFile(state.file().withSaving(true))
                        .withAutosave(state.autosave().saving(now, revision)),
                new Effect.SaveFile(path, state.document(), revision));
    }

    /// Scripts and programs are read as notebooks, but a notebook is not written over them.
    private static boolean isNotebook(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.endsWith(".java") && !name.endsWith(".jsh");
    }

    private static boolean isSameDocument(List<CellState> before, List<CellState> after) {
        if (before.size() != after.size()) {
            return false;
        }
        for (int index = 0; index < after.size(); index++) {
            if (before.get(index).cell() != after.get(index).cell()) {
                return false;
            }
        }
        return true;
    }
}
