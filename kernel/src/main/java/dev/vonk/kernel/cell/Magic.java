package dev.vonk.kernel.cell;

import java.io.Serial;
import java.nio.file.Path;
import java.util.List;

/// A command in a cell that is not Java: a line `%name arguments`, or a whole cell that begins with `%%name`.
public interface Magic {

    /// The name without its percent signs.
    String name();

    /// One line for completion and help.
    String description();

    /// Carries the command out.
    ///
    /// @throws Refused where the user has to change something; the message says what
    void run(Call call, Session session) throws Refused;

    /// How a magic was written.
    ///
    /// @param arguments what follows the name on its line, stripped
    /// @param body what follows the line in the cell, for a whole-cell magic; else empty
    /// @param wholeCell whether it was written with two percent signs
    record Call(String arguments, String body, boolean wholeCell) {}

    /// What a magic may do to the session.
    interface Session {
        /// Makes jars visible to all later cells, for the compiler and at run time. Jars that are there stay once.
        void addJars(List<Path> jars);

        /// Runs a text in the place of the magic, once the magic has returned.
        ///
        /// @param name what errors in the text call it, for example the name of its file
        void insert(String name, String text);
    }

    /// A magic that cannot do what it was asked.
    final class Refused extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;

        public Refused(String message) {
            super(message);
        }
    }
}
