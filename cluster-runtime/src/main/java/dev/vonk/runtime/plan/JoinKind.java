package dev.vonk.runtime.plan;

/// Which rows a join keeps.
public enum JoinKind {
    /// Pairs that match.
    INNER("Inner"),
    /// Pairs that match, and left rows without a match beside nulls.
    LEFT_OUTER("LeftOuter"),
    /// Pairs that match, and right rows without a match beside nulls.
    RIGHT_OUTER("RightOuter"),
    /// Pairs that match, and rows of both sides without a match beside nulls.
    FULL_OUTER("FullOuter"),
    /// Left rows that have a match.
    LEFT_SEMI("LeftSemi"),
    /// Left rows that have no match; a null key has none.
    LEFT_ANTI("LeftAnti"),
    /// All pairs.
    CROSS("Cross");

    private final String label;

    JoinKind(String label) {
        this.label = label;
    }

    /// Spark's word for it in plans.
    public String label() {
        return label;
    }

    /// Whether the right side's columns are in the output.
    public boolean outputsRight() {
        return this != LEFT_SEMI && this != LEFT_ANTI;
    }

    /// Whether left columns may become null.
    public boolean leftMayBeNull() {
        return this == RIGHT_OUTER || this == FULL_OUTER;
    }

    /// Whether right columns may become null.
    public boolean rightMayBeNull() {
        return this == LEFT_OUTER || this == FULL_OUTER;
    }
}
