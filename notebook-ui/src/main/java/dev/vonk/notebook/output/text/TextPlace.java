package dev.vonk.notebook.output.text;

/// A place between letters; both count from 0.
record TextPlace(int line, int letter) implements Comparable<TextPlace> {
    @Override
    public int compareTo(TextPlace other) {
        return line == other.line ? Integer.compare(letter, other.letter) : Integer.compare(line, other.line);
    }
}
