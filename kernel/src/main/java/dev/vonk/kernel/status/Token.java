package dev.vonk.kernel.status;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/// What whoever asks a server of this machine must know. Made anew for each server; it never prints itself.
public record Token(String text) {
    private static final int BYTES = 24;

    public static Token random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// Whether somebody knows it; takes the same time however much of it is right.
    public boolean is(String claim) {
        return MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), claim.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Token(hidden)";
    }
}
