package dev.vonk.kernel.cell;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

/// A session for tests, with the outcomes tests expect most.
final class Cells implements AutoCloseable {

    private final CellSession session;
    private int last;

    Cells() {
        this(CellSettings.standard());
    }

    Cells(CellSettings settings) {
        session = CellSession.open(settings);
    }

    CellSession session() {
        return session;
    }

    CellOutcome run(String text) {
        return session.evaluate(Integer.toString(++last), text);
    }

    CellOutcome.Value value(String text) {
        return outcome(CellOutcome.Value.class, text);
    }

    CellOutcome.Nothing nothing(String text) {
        return outcome(CellOutcome.Nothing.class, text);
    }

    CellError.Rejected rejected(String text) {
        return outcome(CellOutcome.CompileFailed.class, text).error();
    }

    CellOutcome.Threw threw(String text) {
        return outcome(CellOutcome.Threw.class, text);
    }

    /// The name of the cell that ran last.
    String lastCell() {
        return Integer.toString(last);
    }

    private <T extends CellOutcome> T outcome(Class<T> type, String text) {
        CellOutcome outcome = run(text);
        return assertInstanceOf(type, outcome, () -> switch (outcome) {
            case CellOutcome.CompileFailed failed -> failed.error().render(text);
            case CellOutcome.Threw threw -> threw.error().render(text);
            case CellOutcome.Value value -> "value " + value.value();
            case CellOutcome.Nothing nothing -> "nothing";
            case CellOutcome.Interrupted interrupted -> "interrupted";
        });
    }

    @Override
    public void close() {
        session.close();
    }
}
