package dev.vonk.runtime.protocol;

import dev.vonk.runtime.net.Refusal;
import java.nio.charset.StandardCharsets;

/// What a process says about itself in the handshake: what it is and which version of Vonk.
///
/// @param tables tells whether both sides number their classes alike
public record Introduction(Role role, String version, String tables) {
    /// What a process wants on the other side.
    public enum Role {
        /// To be one of the workers; at a registry.
        WORKER,
        /// To be told of workers; at a registry. To give tasks; at a worker.
        DRIVER,
        /// To fetch blocks; at a worker.
        PEER
    }

    /// Of this process.
    public static Introduction of(Role role) {
        return new Introduction(role, ownVersion(), Messages.tableHash());
    }

    private static String ownVersion() {
        var packaged = Introduction.class.getPackage().getImplementationVersion();
        return packaged == null ? "not packaged" : packaged;
    }

    public byte[] bytes() {
        return (role + "|" + version + "|" + tables).getBytes(StandardCharsets.UTF_8);
    }

    /// Reads what another process said.
    ///
    /// @throws Refusal where it is of another version
    public static Introduction check(byte[] bytes) throws Refusal {
        var parts = new String(bytes, StandardCharsets.UTF_8).split("\\|", -1);
        if (parts.length != 3) {
            throw new Refusal("The other side does not introduce itself as Vonk does.");
        }
        var mine = of(Role.DRIVER);
        if (!parts[1].equals(mine.version) || !parts[2].equals(mine.tables)) {
            throw new Refusal("This is Vonk " + mine.version + build(mine.tables) + " and you are " + parts[1]
                    + build(parts[2]) + ". Install the same version on all machines.");
        }
        for (var role : Role.values()) {
            if (role.name().equals(parts[0])) {
                return new Introduction(role, parts[1], parts[2]);
            }
        }
        throw new Refusal("There is no role " + parts[0] + ".");
    }

    private static String build(String tables) {
        return " (" + tables.substring(0, Math.min(8, tables.length())) + ")";
    }
}
