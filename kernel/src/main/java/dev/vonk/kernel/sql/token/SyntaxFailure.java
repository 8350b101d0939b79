package dev.vonk.kernel.sql.token;

import dev.vonk.kernel.sql.SqlParser;

/// The text does not go on as SQL does. Thrown where no rule fits; [SqlParser] then reads once more to learn what could
/// have stood there, so that reading good text need not keep account.
public final class SyntaxFailure extends RuntimeException {
    private final int position;

    /// @param position of the token that does not fit
    public SyntaxFailure(int position) {
        super("token " + position, null, false, false);
        this.position = position;
    }

    /// The number of the token that does not fit.
    public int position() {
        return position;
    }
}
