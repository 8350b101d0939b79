package dev.vonk.kernel.encoding;

import dev.vonk.runtime.data.DataException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Calls what the user wrote, and says so where it fails.
public final class UserCode {
    private UserCode() {
    }

    /// The result of `call`.
    ///
    /// @param label which function, e.g. `map`
    /// @param input the value it was called for, null where there is none
    /// @throws DataException with the user's exception as cause
    @SuppressWarnings("NullAway") // a user's function may return null, and then so do we
    public static <T> T call(String label, @Nullable Object input, Callable<? extends @Nullable T> call) {
        try {
            return call.call();
        } catch (DataException | CancellationException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped");
        } catch (Exception | StackOverflowError | AssertionError | LinkageError e) {
            var at = input == null ? "" : " for " + shortened(input);
            throw new DataException("FAILED_EXECUTE_UDF",
                    "The function given to " + label + " failed" + at + ": " + sentence(e)
                            + " Mend the function, or filter such rows out first.",
                    e);
        }
    }

    /// What was thrown; of an exception of ours the message says all.
    private static String sentence(Throwable thrown) {
        var said = thrown.getClass().getName().startsWith("dev.vonk.")
                ? String.valueOf(thrown.getMessage())
                : thrown.toString();
        return said.endsWith(".") || said.endsWith("?") || said.endsWith("!") ? said : said + ".";
    }

    /// The value as its own class writes it; that is the user's code too and may fail itself.
    private static String shortened(Object input) {
        String text;
        try {
            text = String.valueOf(input);
        } catch (RuntimeException | StackOverflowError e) {
            text = "a " + input.getClass().getSimpleName() + " whose toString fails";
        }
        return text.length() > 200 ? text.substring(0, 200) + "..." : text;
    }
}
