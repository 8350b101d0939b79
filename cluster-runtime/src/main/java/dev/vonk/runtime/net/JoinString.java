package dev.vonk.runtime.net;

import dev.vonk.runtime.data.DataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// All that a process needs to join a pool, as one line: `vonk1:<host>:<port>:<certificate>:<secret>`. It holds the
/// secret, so it lives in a file that only its owner can read, or in the environment, never among the arguments of a
/// command, which every user of a machine can list.
///
/// @param fingerprint SHA-256 of the certificate in hex; empty for plain TCP
public record JoinString(String host, int port, String fingerprint, Secret secret) {
    private static final Pattern FORM = Pattern.compile(
            "(?<version>vonk\\d+):(?<host>\\[[0-9a-fA-F:.%\\w]+]|[^:\\[\\]\\s]+):(?<port>\\d{1,5}):(?<fingerprint>[0-9a-fA-F]*):(?<secret>[^:]+)");
    private static final String VERSION = "vonk1";
    private static final int FINGERPRINT_DIGITS = 64;
    private static final long LONGEST = 4096;

    /// Reads [#text].
    public static JoinString parse(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw invalid("it is not of the form vonk1:<host>:<port>:<certificate>:<secret>");
        }
        if (!parts.group("version").equals(VERSION)) {
            throw invalid(
                    "it is for " + parts.group("version") + " and this program knows " + VERSION
                            + "; use the same version of Vonk on all machines");
        }
        int port = Integer.parseInt(parts.group("port"));
        if (port < 1 || port > 65535) {
            throw invalid("the port is " + port + " and not one of 1 to 65535");
        }
        String fingerprint = parts.group("fingerprint").toLowerCase(Locale.ROOT);
        if (!fingerprint.isEmpty() && fingerprint.length() != FINGERPRINT_DIGITS) {
            throw invalid(
                    "the certificate's fingerprint has " + fingerprint.length() + " digits and not "
                            + FINGERPRINT_DIGITS);
        }
        String host = parts.group("host");
        if (host.startsWith("[")) {
            host = host.substring(1, host.length() - 1);
        }
        return new JoinString(host, port, fingerprint, Secret.parse(parts.group("secret")));
    }

    /// Never quotes the text: it holds the secret.
    private static DataException invalid(String why) {
        return new DataException("JOIN_STRING_INVALID", "The join string cannot be used: " + why + ".");
    }

    /// The line itself, with the secret.
    public String text() {
        return VERSION + ":" + Endpoint.hostAndPort(host, port) + ":" + fingerprint + ":" + secret.reveal();
    }

    public Endpoint endpoint() {
        return new Endpoint(host, port, fingerprint);
    }

    /// The join string in `file`, which must be readable by its owner alone.
    public static JoinString read(Path file) {
        try {
            refuseReadableByOthers(file);
            if (Files.size(file) > LONGEST) {
                throw new DataException("JOIN_FILE_INVALID", file + " is too large to hold one join string.");
            }
            return parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException missing) {
            throw new DataException(
                    "JOIN_FILE_MISSING",
                    "There is no file " + file + ". Start the pool first, or copy its join file to here.",
                    missing);
        } catch (IOException unreadable) {
            throw new DataException(
                    "JOIN_FILE_UNREADABLE", file + " cannot be read: " + unreadable.getMessage() + ".", unreadable);
        }
    }

    private static void refuseReadableByOthers(Path file) throws IOException {
        if (OwnerFile.isOpenToOthers(file)) {
            throw new DataException(
                    "JOIN_FILE_NOT_PRIVATE",
                    file + " holds the pool's secret and other users can reach it. Run: chmod 600 " + file);
        }
    }

    /// Writes the line to `file`: readable by its owner alone from the first moment, and whole or not at all.
    public void write(Path file) {
        try {
            OwnerFile.write(file, text() + "\n");
        } catch (IOException failure) {
            throw new DataException(
                    "JOIN_FILE_NOT_WRITTEN", file + " cannot be written: " + failure.getMessage() + ".", failure);
        }
    }

    @Override
    public String toString() {
        return "JoinString(" + endpoint() + ", secret hidden)";
    }
}
