package dev.vonk.kernel.display.chart.specification;

/// A specification that cannot be drawn; the message is the sentence that stands in the place of the chart.
public final class NotDrawnException extends RuntimeException {
    public NotDrawnException(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
