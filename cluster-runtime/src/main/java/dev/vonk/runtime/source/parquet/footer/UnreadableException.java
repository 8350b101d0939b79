package dev.vonk.runtime.source.parquet.footer;

/// Bytes that are not what the Parquet format says they should be, or that use a part of the format we do not read.
/// Thrown where the bytes are seen and caught where file, column and place are known, which makes a
/// [dev.vonk.runtime.data.DataException] of it.
public final class UnreadableException extends RuntimeException {
    private final String remedy;

    private UnreadableException(String what, String remedy) {
        super(what);
        this.remedy = remedy;
    }

    /// The bytes contradict the format.
    public static UnreadableException damaged(String what) {
        return new UnreadableException(what,
                "The file is damaged or was not written completely: write or copy it again.");
    }

    /// The bytes are well formed, but we cannot read this.
    public static UnreadableException unsupported(String what, String remedy) {
        return new UnreadableException(what, remedy);
    }

    /// What the user can do about it, a sentence.
    public String remedy() {
        return remedy;
    }
}
