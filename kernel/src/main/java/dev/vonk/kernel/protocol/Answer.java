package dev.vonk.kernel.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The kernel's answer to a [ToKernel.Question].
public sealed interface Answer extends FromKernel {

    /// The number of the question.
    long number();

    /// @param from where in the text the candidates would begin; they replace what stands from there to the cursor
    record Completions(long number, int from, List<Candidate> candidates) implements Answer {
        public Completions {
            candidates = List.copyOf(candidates);
        }
    }

    /// What could stand at the cursor.
    ///
    /// @param text what replaces the word at the cursor
    /// @param detail a signature or a type, on one line; may be empty
    /// @param fits whether it has the type that is wanted there
    record Candidate(String text, Kind kind, String detail, boolean fits) {}

    enum Kind { NAME, METHOD, COLUMN, MAGIC, KEYWORD }

    /// @param signatures what is, or may be, called at the cursor, the best first; empty where nothing is known
    /// @param argument which argument the cursor is in, from 0, or -1 outside of a call
    record Description(long number, List<Signature> signatures, int argument) implements Answer {
        public Description {
            signatures = List.copyOf(signatures);
        }
    }

    /// @param text the signature as Java writes it
    /// @param documentation its documentation in Markdown; may be empty
    record Signature(String text, String documentation) {}

    record Variables(long number, List<VariableView> variables) implements Answer {
        public Variables {
            variables = List.copyOf(variables);
        }
    }

    /// @param preview the value on one short line
    record VariableView(String name, String type, String preview) {}

    /// @param workers those that run queries, those that were lost lately last
    record Workers(long number, List<WorkerView> workers) implements Answer {
        public Workers {
            workers = List.copyOf(workers);
        }
    }

    /// @param where its address; empty for the threads of the kernel's process
    /// @param state `alive`, `draining`, `left` or `lost`
    /// @param running tasks that it runs now
    /// @param memoryUsed bytes its tasks and blocks hold
    /// @param memoryLimit bytes they may hold together
    /// @param ended how it ended; empty while it is there
    record WorkerView(String name, String where, String state, int slots, int running, long memoryUsed,
            long memoryLimit, String ended) {}

    /// @param type null where the text is no expression
    record TypeOf(long number, @Nullable String type) implements Answer {}

    record Completeness(long number, State state) implements Answer {}

    enum State { COMPLETE, INCOMPLETE, EMPTY, INVALID }

    record Done(long number) implements Answer {}

    /// The question could not be answered.
    record Refused(long number, String reason) implements Answer {}
}
