package dev.vonk.runtime.source.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.source.FileInput;
import dev.vonk.runtime.source.MalformedMode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/// A document that is an object, an array of objects, or several of them one after the other, as lines of one object
/// each. What is no JSON becomes a last line that holds the document, so that it ends up where corrupt records go.
final class DocumentLines extends InputStream {
    /// Begins a line that holds a document that is no JSON.
    static final byte CORRUPT = 0;
    private static final int LONGEST_CORRUPT = 1 << 20;

    private final String file;
    private final InputStream document;
    private final JsonOptions options;
    private final JsonFactory factory;
    private final JsonParser parser;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private byte[] current = new byte[0];
    private int at;
    private boolean inArray;
    private boolean ended;

    DocumentLines(String file, InputStream document, JsonOptions options) throws IOException {
        this.file = file;
        this.document = document;
        this.options = options;
        this.factory = options.factory();
        this.parser = factory.createParser(document);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (at == current.length) {
            if (ended) {
                return -1;
            }
            line.reset();
            nextRecord();
            current = line.toByteArray();
            at = 0;
        }
        int count = Math.min(length, current.length - at);
        System.arraycopy(current, at, target, offset, count);
        at += count;
        return count;
    }

    private void nextRecord() throws IOException {
        try {
            var token = parser.nextToken();
            if (token == null) {
                ended = true;
                return;
            }
            if (token == JsonToken.END_ARRAY || token == JsonToken.START_ARRAY && !inArray) {
                inArray = token == JsonToken.START_ARRAY;
                return;
            }
            try (var generator = factory.createGenerator(line)) {
                generator.copyCurrentStructure(parser);
            }
            line.write(options.newline());
        } catch (JsonProcessingException e) {
            ended = true;
            if (options.mode() == MalformedMode.FAILFAST) {
                throw new DataException("MALFORMED_RECORD_IN_PARSING", "File `" + file + "`, line "
                        + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr() + ": "
                        + reason(e) + ". " + MalformedMode.REMEDY, e);
            }
            line.reset();
            line.write(CORRUPT);
            line.write(corrupt());
            line.write(options.newline());
        }
    }

    /// What Jackson says, without its way to tell the place.
    private static String reason(JsonProcessingException e) {
        return e.getOriginalMessage().replaceAll("\\s*\\(start marker at .*", "").replaceAll("\\s*\\[Source: .*", "");
    }

    /// The document's beginning on one line.
    private byte[] corrupt() throws IOException {
        var text = new byte[LONGEST_CORRUPT];
        int length;
        try (var input = FileInput.open(file, 0, options.encoding())) {
            length = input.readFully(text, 0, text.length);
        }
        for (int i = 0; i < length; i++) {
            if (text[i] == options.newline()) {
                text[i] = ' ';
            }
        }
        return java.util.Arrays.copyOf(text, length);
    }

    @Override
    public void close() throws IOException {
        parser.close();
        document.close();
    }
}
