package dev.vonk.kernel.document;

import dev.vonk.kernel.display.MimeBundle;
import java.util.List;
import java.util.OptionalInt;

/// One output of a code cell. Each kind carries its `origin`: the output as it stood in the file, for the fields we do
/// not know; empty where it is new.
public sealed interface Output {
    JsonObject origin();

    /// Text written to `stdout` or `stderr`.
    record Stream(String name, String text, JsonObject origin) implements Output {}

    /// A value shown on the way.
    record DisplayData(MimeBundle data, JsonObject metadata, JsonObject origin) implements Output {}

    /// The value the cell ended with.
    record ExecuteResult(MimeBundle data, JsonObject metadata, OptionalInt executionCount, JsonObject origin)
            implements
                Output {}

    /// What stopped the cell.
    ///
    /// @param name      the kind of error: an exception's class, or `CompileError`
    /// @param traceback lines to show, ANSI colours allowed
    record Error(String name, String message, List<String> traceback, JsonObject origin) implements Output {
        public Error {
            traceback = List.copyOf(traceback);
        }
    }

    /// An output of a kind this version does not know; kept as it is.
    record Unknown(JsonObject origin) implements Output {}

    static Output stdout(String text) {
        return new Stream("stdout", text, JsonObject.EMPTY);
    }

    static Output stderr(String text) {
        return new Stream("stderr", text, JsonObject.EMPTY);
    }

    static Output display(MimeBundle data) {
        return new DisplayData(data, JsonObject.EMPTY, JsonObject.EMPTY);
    }

    static Output result(MimeBundle data, int executionCount) {
        return new ExecuteResult(data, JsonObject.EMPTY, OptionalInt.of(executionCount), JsonObject.EMPTY);
    }

    static Output error(String name, String message, List<String> traceback) {
        return new Error(name, message, traceback, JsonObject.EMPTY);
    }
}
