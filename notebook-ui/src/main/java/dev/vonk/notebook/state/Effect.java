package dev.vonk.notebook.state;

import dev.vonk.kernel.document.Notebook;
import java.nio.file.Path;

/// What the outside should do after an event.
public sealed interface Effect {

    /// Start a kernel where none is there.
    record StartKernel() implements Effect {}

    record StopKernel() implements Effect {}

    /// Send a cell to the kernel. It is known there by its name: `[3]` gives `3`, as errors show it.
    ///
    /// @param cell the cell's id
    /// @param name the name of this run for the kernel; [Event.Heard] brings it back
    record Execute(String cell, String name, String text) implements Effect {}

    record InterruptKernel() implements Effect {}

    /// Write the notebook to a file; [Event.Saved] or [Event.SaveFailed] answers.
    record SaveFile(Path path, Notebook notebook, long revision) implements Effect {}

    /// Ask where to save.
    record AskPath() implements Effect {}

    /// Write the notebook beside its file, or among the user's own files, for the case of a crash.
    record SaveRecovery(Notebook notebook, long revision) implements Effect {}

    /// The recovery file is not needed any more.
    record DropRecovery() implements Effect {}

    /// Bring a cell into view.
    record Reveal(String cell) implements Effect {}

    /// Ask whether cells of a notebook from elsewhere may run; [Event.Trust] and the run again are the answer.
    record AskTrust(Event then) implements Effect {}

    /// Tell the user something in passing.
    record Tell(String text) implements Effect {}
}
