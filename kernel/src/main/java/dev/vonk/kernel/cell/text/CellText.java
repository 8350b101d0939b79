package dev.vonk.kernel.cell.text;

/// The text of a cell with the name its errors carry, and the way from an offset in it to a line and a column.
public record CellText(String name, String text) {

    /// A place in a cell; line and column count from 1.
    public record Position(int line, int column) {}

    public Position position(int offset) {
        int end = Math.clamp(offset, 0, text.length());
        int line = 1;
        int lineStart = 0;
        for (int at = 0; at < end; at++) {
            if (text.charAt(at) == '\n') {
                line++;
                lineStart = at + 1;
            }
        }
        return new Position(line, end - lineStart + 1);
    }
}
