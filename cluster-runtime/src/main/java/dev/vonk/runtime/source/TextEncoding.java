package dev.vonk.runtime.source;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/// The encoding that the options `encoding` or `charset` name; UTF-8 where they do not.
public final class TextEncoding {
    private TextEncoding() {
    }

    public static Charset of(FormatOptions options) {
        var name = options.text("encoding").isPresent() ? "encoding" : "charset";
        var text = options.text(name);
        if (text.isEmpty()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(text.get().strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw options.invalid(name, text.get(), "an encoding such as UTF-8, ISO-8859-1 or UTF-16LE");
        }
    }
}
