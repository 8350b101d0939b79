package dev.vonk.notebook.files;

import dev.vonk.kernel.document.NotebookException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The notebooks that a user trusts, as Jupyter keeps them: signatures of their texts, made with a key that only the user
/// can read. So a notebook that somebody else changed is not trusted any more.
public final class Trusted {
    private static final String METHOD = "HmacSHA256";
    private static final int MOST = 10_000;

    private final OwnFile key;
    private final OwnFile signatures;

    /// @param home the folder of the user's own files
    public Trusted(Path home) {
        this.key = new OwnFile(home.resolve("trust.key"));
        this.signatures = new OwnFile(home.resolve("trusted"));
    }

    public synchronized boolean holds(String text) {
        return key.read().isPresent() && known().contains(signature(text));
    }

    /// Trusts this text.
    ///
    /// @throws NotebookException if that cannot be kept: the notebook asks for trust again when it is opened next
    public synchronized void add(String text) {
        String signature = signature(text);
        List<String> known = known();
        known.remove(signature);
        known.add(signature);
        List<String> newest = known.subList(Math.max(0, known.size() - MOST), known.size());
        signatures.write(String.join("\n", newest) + "\n");
    }

    private List<String> known() {
        return new ArrayList<>(signatures.read().orElse("").lines().toList());
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance(METHOD);
            mac.init(new SecretKeySpec(keyBytes(), METHOD));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + METHOD, impossible);
        }
    }

    private byte[] keyBytes() {
        Optional<String> kept = key.read().map(String::strip).filter(text -> text.matches("[0-9a-f]{64}"));
        if (kept.isPresent()) {
            return HexFormat.of().parseHex(kept.get());
        }
        byte[] fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        key.write(HexFormat.of().formatHex(fresh) + "\n");
        return fresh;
    }
}
