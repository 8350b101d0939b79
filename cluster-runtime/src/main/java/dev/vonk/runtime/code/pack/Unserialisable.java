package dev.vonk.runtime.code.pack;

import dev.vonk.runtime.data.DataException;
import java.util.ArrayList;
import java.util.List;

/// Something cannot travel. On its way up it collects what holds what.
final class Unserialisable extends RuntimeException {
    private final String remedy;
    private final List<String> path = new ArrayList<>();
    private boolean complete;

    Unserialisable(String what, String remedy) {
        super(what, null, false, false);
        this.remedy = remedy;
    }

    /// Adds who holds it.
    Unserialisable in(String holder) {
        if (!complete) {
            path.add(holder);
        }
        return this;
    }

    /// Adds who holds it in the user's own code; what holds that again is the engine's affair.
    Unserialisable inCode(String holder) {
        in(holder);
        complete = true;
        return this;
    }

    DataException asError() {
        var held = path.isEmpty() ? "" : " Held by " + String.join(", in ", path) + ".";
        return new DataException("NOT_SERIALIZABLE", getMessage() + held + " " + remedy);
    }
}
