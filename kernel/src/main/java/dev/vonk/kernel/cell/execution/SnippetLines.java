package dev.vonk.kernel.cell.execution;

import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/// From the lines of the source that JShell wrapped around a snippet to the lines of the cell.
///
/// @param file what stack traces shall show as the file: `#cell`
/// @param cellLines wrapped line to cell line, both from 1
public record SnippetLines(String file, NavigableMap<Integer, Integer> cellLines) {

    /// Stands before a cell's name wherever a place in a cell is shown, as in `#3:12`.
    public static final String FILE_PREFIX = "#";

    /// For a class whose snippet is not known; its lines stay as they are.
    public static final SnippetLines UNKNOWN = new SnippetLines("", new TreeMap<>());

    /// Where a snippet was written.
    ///
    /// @param firstLine the line of the cell where the snippet's text begins, from 1
    public record Origin(String cell, int firstLine) {}

    /// @param bytes the class that JShell made of these snippets
    public static SnippetLines of(Map<SnippetWrapper, Origin> snippetsOfClass, byte[] bytes) {
        NavigableMap<Integer, Integer> lines = new TreeMap<>();
        String file = "";
        for (Map.Entry<SnippetWrapper, Origin> entry : snippetsOfClass.entrySet()) {
            Origin origin = entry.getValue();
            file = FILE_PREFIX + origin.cell();
            if (!InferredVariable.addLines(bytes, entry.getKey().source(), origin.firstLine(), lines)) {
                addLines(entry.getKey(), origin, lines);
            }
        }
        return new SnippetLines(file, lines);
    }

    public boolean isKnown() {
        return !cellLines.isEmpty();
    }

    /// A line that JShell has added belongs to what follows it: it begins a statement that the user's text continues.
    public int cellLine(int wrappedLine) {
        Map.Entry<Integer, Integer> nearest = cellLines.ceilingEntry(wrappedLine);
        return nearest == null ? cellLines.lastEntry().getValue() : nearest.getValue();
    }

    /// JShell tears a snippet apart (a variable's initialiser goes elsewhere than its declaration), so every
    /// character is asked where it went.
    private static void addLines(SnippetWrapper snippet, Origin origin, NavigableMap<Integer, Integer> lines) {
        String source = snippet.source();
        int[] lineStarts = lineStarts(snippet.wrapped());
        int cellLine = origin.firstLine();
        for (int offset = 0; offset < source.length(); offset++) {
            char character = source.charAt(offset);
            if (character == '\n') {
                cellLine++;
            } else if (!Character.isWhitespace(character)) {
                int wrapped = snippet.sourceToWrappedPosition(offset);
                if (snippet.wrappedToSourcePosition(wrapped) == offset) {
                    // A name and its initialiser may share a wrapped line; the one that can fail comes last.
                    lines.put(lineAt(lineStarts, wrapped), cellLine);
                }
            }
        }
    }

    private static int[] lineStarts(String text) {
        return IntStream.concat(
                IntStream.of(0),
                IntStream.range(0, text.length())
                        .filter(at -> text.charAt(at) == '\n')
                        .map(at -> at + 1))
                .toArray();
    }

    private static int lineAt(int[] lineStarts, int position) {
        int found = Arrays.binarySearch(lineStarts, position);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
