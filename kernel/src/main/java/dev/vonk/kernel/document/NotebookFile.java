package dev.vonk.kernel.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Reads and saves `.ipynb` files.
///
/// Example: `NotebookFile.save(path, NotebookFile.read(path))` leaves a file by Jupyter byte for byte as it was.
public final class NotebookFile {
    private NotebookFile() {}

    /// The notebook in this file.
    ///
    /// @throws NotebookException if the file is missing, cut off, no JSON, no notebook, or of another format
    public static Notebook read(Path file) {
        return parse(file.getFileName().toString(), text(file));
    }

    /// The notebook in this text; `name` stands in front of an error.
    public static Notebook parse(String name, String text) {
        try {
            return NotebookReader.notebook(JsonTree.parse(text), Layout.of(text));
        } catch (NotebookException wrong) {
            throw new NotebookException(name + " " + wrong.getMessage() + ".", wrong);
        }
    }

    /// The text of the file that [#save] would write.
    public static String text(Notebook notebook) {
        return JsonText.write(NotebookWriter.tree(notebook), notebook.layout());
    }

    /// Replaces the file in one step: a reader, or a crash, sees the old notebook or the new one whole.
    ///
    /// @throws NotebookException if the file cannot be written; the old one is then untouched
    public static void save(Path file, Notebook notebook) {
        AtomicFile.write(file, text(notebook));
    }

    /// The text of a file in UTF-8.
    static String text(Path file) {
        String name = file.getFileName().toString();
        try {
            return decoded(name, Files.readAllBytes(file));
        } catch (NoSuchFileException missing) {
            throw new NotebookException("There is no file " + file + ".", missing);
        } catch (IOException failed) {
            String why = Files.isDirectory(file) ? "it is a folder" : String.valueOf(failed.getMessage());
            throw new NotebookException(file + " cannot be read: " + why + ".", failed);
        }
    }

    /// The text that these bytes are in UTF-8, without a byte order mark; `name` stands in front of an error.
    ///
    /// @throws NotebookException if they are none
    public static String decoded(String name, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult end = decoder.decode(in, out, true);
        try {
            if (end.isError()) {
                end.throwException();
            }
        } catch (CharacterCodingException wrong) {
            boolean cutOff = in.remaining() < 4 && end.length() == in.remaining() && in.position() > 0;
            throw new NotebookException(
                    cutOff
                            ? name + " stops in the middle of a letter; it was cut off while being written or copied."
                            : name + " is not UTF-8 text: byte " + in.position() + " begins no letter.",
                    wrong);
        }
        String text = out.flip().toString();
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
