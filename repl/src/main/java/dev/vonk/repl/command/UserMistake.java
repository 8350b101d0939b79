package dev.vonk.repl.command;

import java.io.Serial;

/// Something the caller of a command can mend, such as a file that is not there; its message is shown as it is.
final class UserMistake extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    UserMistake(String message) {
        super(message);
    }
}
