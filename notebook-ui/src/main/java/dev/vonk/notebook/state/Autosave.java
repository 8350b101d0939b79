package dev.vonk.notebook.state;

/// When a document was changed and saved by itself; times in milliseconds since 1970.
///
/// @param changedAt when the document was changed last
/// @param recoveryAt when it was last sent to its recovery file
/// @param triedAt when it was last sent to its file
/// @param asked the newest revision that was sent to the file
public record Autosave(long changedAt, long recoveryAt, long triedAt, long asked) {
    public static final Autosave NEVER = new Autosave(0, 0, 0, 0);

    Autosave changed(long now) {
        return new Autosave(now, recoveryAt, triedAt, asked);
    }

    Autosave recovering(long now) {
        return new Autosave(changedAt, now, triedAt, asked);
    }

    Autosave saving(long now, long revision) {
        return new Autosave(changedAt, recoveryAt, now, revision);
    }
}
