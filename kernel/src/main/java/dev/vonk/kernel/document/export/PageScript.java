package dev.vonk.kernel.document.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The one script of an exported page, ours, and the content security policy that lets this text run and no other.
final class PageScript {
    static final String TEXT = read();
    static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-"
            + hash() + "'; base-uri 'none'; form-action 'none'";

    private PageScript() {}

    /// With a line break at both ends, as it stands between the tags of the page.
    private static String read() {
        try (InputStream in = PageScript.class.getResourceAsStream("page.js")) {
            if (in == null) {
                throw new IllegalStateException("page.js is not in the program");
            }
            return "\n" + new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String hash() {
        try {
            byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
