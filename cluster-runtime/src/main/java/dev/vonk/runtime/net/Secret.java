package dev.vonk.runtime.net;

import dev.vonk.runtime.data.DataException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// What all processes of a pool know and nobody else: 32 bytes. Whoever has it may run code in the pool, so it never
/// prints itself; only [#reveal] gives it away, for a file or an environment variable, never for an argument.
public final class Secret {
    private static final int BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A new one.
    public static Secret random() {
        return new Secret(randomBytes());
    }

    /// The secret that [#reveal] wrote.
    public static Secret parse(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw invalid("it has characters that are not base64url");
        }
        if (bytes.length != BYTES) {
            throw invalid("it has " + bytes.length + " bytes and not " + BYTES);
        }
        return new Secret(bytes);
    }

    /// Without the parser's own exception, which quotes what it could not read.
    private static DataException invalid(String why) {
        return new DataException(
                "SECRET_INVALID", "The pool's secret cannot be read: " + why + ". Copy the whole join string again.");
    }

    /// The secret as base64url without padding.
    public String reveal() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Proves that this secret is known to whoever chose `fields`. Each field is preceded by its length, so that no two
    /// lists of fields are the same bytes.
    byte[] proof(String label, byte[]... fields) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes, ALGORITHM));
            update(mac, label.getBytes(StandardCharsets.US_ASCII));
            for (byte[] field : fields) {
                update(mac, field);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, missing);
        }
    }

    private static void update(Mac mac, byte[] field) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
        mac.update(field);
    }

    static byte[] randomBytes() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return random;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes, secret.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Secret(hidden)";
    }
}
