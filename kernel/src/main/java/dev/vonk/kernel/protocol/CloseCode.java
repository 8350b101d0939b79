package dev.vonk.kernel.protocol;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why the kernel closes a connection for good. After any other end of a connection, a front end may come back.
public enum CloseCode {
    /// The kernel ends; the reason is a sentence for users.
    KERNEL_ENDS(4001),
    /// What the front end sent was no message; the reason says why.
    NOT_UNDERSTOOD(4002);

    /// A close frame has no room for more.
    private static final int LONGEST_REASON = 120;

    private final short number;

    CloseCode(int number) {
        this.number = (short) number;
    }

    public short number() {
        return number;
    }

    /// A reason as it fits into a close frame, in ASCII.
    public static String shortened(String reason) {
        String plain = reason.replaceAll("[^ -~]", "?");
        return plain.substring(0, Math.min(plain.length(), LONGEST_REASON));
    }

    /// @param number null where the connection broke
    public static Optional<CloseCode> of(@Nullable Short number) {
        return Arrays.stream(values()).filter(each -> number != null && each.number == number).findFirst();
    }
}
