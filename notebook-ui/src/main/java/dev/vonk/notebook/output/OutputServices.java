package dev.vonk.notebook.output;

import dev.vonk.kernel.client.KernelClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What outputs ask of the window around them. All methods are called on the JavaFX thread.
public interface OutputServices {
    /// The kernel that keeps the tables; empty while there is none.
    Optional<KernelClient> kernel();

    /// Puts a chart behind the output it was made from.
    ///
    /// @param output the index of that output in its cell
    void keepChart(String cell, int output, Map<String, Object> vegaLite);

    /// Asks the user where to save something.
    ///
    /// @param name the name of the file that is suggested
    Optional<Path> askFile(String title, String name);

    /// Puts text where the user writes.
    void insert(String text);

    /// Opens a link of a trusted notebook; only after a click.
    void openLink(String link);

    /// Goes to a line of the cell that ran under a number.
    void goTo(int run, int line);

    /// Tells the user something in passing.
    void tell(String text);
}
