package dev.vonk.kernel.cell;

import dev.vonk.kernel.cell.completion.Completions;
import dev.vonk.kernel.cell.completion.Description;
import java.io.Serial;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /// What is wrong with how it is written, found without running anything.
    default List<Problem> check(Call call) {
        return List.of();
    }

    /// Whether it is written to its end.
    default Completeness completeness(Call call) {
        return Completeness.COMPLETE;
    }

    /// What could stand at a cursor behind its name. Nothing of the user's is run for it.
    default Completions complete(Call call, int cursor) {
        return new Completions(cursor, List.of());
    }

    /// What is at a cursor behind its name.
    default Description describe(Call call, int cursor) {
        return new Description(List.of(), -1);
    }

    /// How a magic was written.
    ///
    /// @param arguments what follows the name on its line, stripped
    /// @param body what follows the line in the cell, for a whole-cell magic; else empty
    /// @param wholeCell whether it was written with two percent signs
    /// @param cell the whole cell it stands in
    /// @param start where in the cell what follows the name begins
    record Call(String arguments, String body, boolean wholeCell, String cell, int start) {}

    /// What a magic may do to the session.
    interface Session {
        /// Makes jars visible to all later cells, for the compiler and at run time. Jars that are there stay once.
        void addJars(List<Path> jars);

        /// Runs a text in the place of the magic, once the magic has returned.
        ///
        /// @param name what errors in the text call it, for example the name of its file
        void insert(String name, String text);

        /// Declares a variable of the cells, once the magic has returned.
        ///
        /// @param type its type, as it would be written in a cell
        void declare(String name, String type, Object value);

        /// Gives the cell a value, which is shown as that of an expression would be.
        ///
        /// @param type what users see as its type
        void result(Object value, String type);
    }

    /// A magic that cannot do what it was asked.
    final class Refused extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient @Nullable Problem problem;

        public Refused(String message) {
            super(message);
            this.problem = null;
        }

        /// A magic that has something against a place of the cell.
        public Refused(Problem problem) {
            super(problem.message());
            this.problem = problem;
        }

        /// The place; empty where it is the magic itself.
        Optional<Problem> problem() {
            return Optional.ofNullable(problem);
        }
    }
}
