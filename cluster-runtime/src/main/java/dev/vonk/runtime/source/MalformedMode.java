package dev.vonk.runtime.source;

/// What becomes of a record that does not say what the schema wants.
public enum MalformedMode {
    /// What cannot be read becomes null; the record's text goes into the corrupt-record column, where the schema has it.
    PERMISSIVE,
    /// The record is left out.
    DROPMALFORMED,
    /// Reading stops with an error that tells the place.
    FAILFAST;

    /// The name of the corrupt-record column unless the user says otherwise.
    public static final String CORRUPT_RECORD = "_corrupt_record";

    /// What to do about a record that stopped the reading.
    public static final String REMEDY = "Mend the file, give the column another type (string takes any value), or read"
            + " with mode PERMISSIVE (what cannot be read becomes null) or DROPMALFORMED (such records are left out).";
}
