package dev.vonk.runtime.worker;

import dev.vonk.runtime.code.TaskScope;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Stands in for `System.out` and `System.err` of a worker process: what functions print goes to their driver, all else
/// where it went before.
final class TaskPrints implements AutoCloseable {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    private TaskPrints() {
    }

    static TaskPrints begin() {
        var prints = new TaskPrints();
        System.setOut(standIn(prints.out, false));
        System.setErr(standIn(prints.err, true));
        return prints;
    }

    private static PrintStream standIn(PrintStream real, boolean error) {
        return new PrintStream(new OutputStream() {
            @Override
            public void write(int one) {
                write(new byte[]{(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                var scope = TaskScope.current();
                var task = scope == null ? null : scope.output();
                if (task == null) {
                    real.write(bytes, offset, length);
                    real.flush();
                } else {
                    task.write(bytes, offset, length, error);
                }
            }
        }, false, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
    }
}
