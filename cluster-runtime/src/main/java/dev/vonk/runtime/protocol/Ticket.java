package dev.vonk.runtime.protocol;

import dev.vonk.runtime.block.BlockId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Proves to the holder of a block that whoever asks was given the key of the job, or of the session for a cached
/// frame, by their driver: an HMAC of what is asked for, from whom, and until when.
public final class Ticket {
    /// How long a ticket holds.
    public static final long MILLIS = 60_000;

    private Ticket() {
    }

    /// The ticket for a block that `holder` has.
    public static byte[] of(byte[] key, String session, String holder, BlockId id, long expiry) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal((session + "|" + holder + "|" + id + "|" + expiry).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /// Whether a ticket is right and not too old.
    public static boolean isValid(byte[] ticket, byte[] key, String session, String holder, BlockId id, long expiry,
            long now) {
        return now <= expiry && expiry <= now + 2 * MILLIS
                && MessageDigest.isEqual(ticket, of(key, session, holder, id, expiry));
    }
}
