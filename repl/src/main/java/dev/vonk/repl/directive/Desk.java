package dev.vonk.repl.directive;

import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.repl.session.NotebookRun;
import java.util.Optional;

/// What a directive may reach: the REPL it was typed in.
public interface Desk {
    KernelClient kernel();

    void print(String text);

    /// Something went wrong that the user can mend.
    void complain(String sentence);

    /// Runs Java as if it had been typed, but leaves no trace in the history.
    void run(String java);

    /// Runs the cells of a file until one fails.
    void run(Notebook notebook, NotebookRun.Naming naming);

    /// The cells that went well so far, as a notebook.
    Notebook written();

    /// The newest error with the stack that was left out when it was shown.
    Optional<String> lastError();

    boolean timing();

    void timing(boolean shown);

    /// Whether what is typed is SQL rather than Java.
    boolean sql();

    void sql(boolean typed);

    /// Forgets what cells declared.
    void reset();

    void quit();
}
