package dev.vonk.kernel.status;

import dev.vonk.runtime.data.DataException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// Something about the status page or an event log that the user can mend.
public final class StatusException extends DataException {
    @Serial
    private static final long serialVersionUID = 1L;

    StatusException(String condition, String sentences, @Nullable Throwable cause) {
        super(condition, sentences, cause);
    }
}
