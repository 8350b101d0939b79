package dev.vonk.runtime.pool;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.net.JoinString;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the join strings of pools are found.
public final class JoinFiles {
    /// The environment variable that holds a join string itself.
    public static final String STRING = "VONK_JOIN";
    /// The environment variable that names a file with one.
    public static final String FILE = "VONK_JOIN_FILE";

    private JoinFiles() {
    }

    /// The file in which `vonk pool` leaves the join string of a pool by default.
    ///
    /// @param address `host:port`
    public static Path usual(String address) {
        return Path.of(System.getProperty("user.home"), ".vonk", "pools", address.replace(':', '-') + ".join");
    }

    /// The join string of the pool at `address`: from the file that `setting` names, the environment, or the usual file.
    ///
    /// @throws DataException where there is none, or it is of another pool
    public static JoinString find(String address, @Nullable String setting, Map<String, String> environment) {
        var found = find(setting, environment, usual(address));
        if (found == null) {
            throw new DataException("JOIN_STRING_MISSING", "To enter the pool at " + address
                    + " its join string is needed. Copy the file that `vonk pool` wrote to " + usual(address)
                    + ", or name it with the setting vonk.pool.join or the environment variable " + FILE + ".");
        }
        if (!found.endpoint().toString().equals(address) && !found.host().equals("0.0.0.0")) {
            throw new DataException("JOIN_STRING_OTHER_POOL", "The join string at hand is of the pool at "
                    + found.endpoint() + ", not of " + address + ". Take the one of that pool, or use vonk://"
                    + found.endpoint() + ".");
        }
        return found;
    }

    /// The join string in the environment.
    ///
    /// @throws DataException where there is none
    public static JoinString fromEnvironment(Map<String, String> environment) {
        var text = environment.get(STRING);
        if (text == null || text.isBlank()) {
            throw new DataException("JOIN_STRING_MISSING", "The environment variable " + STRING
                    + " is to hold the pool's join string and is not set. Set it to the line in the file that "
                    + "`vonk pool` wrote.");
        }
        return JoinString.parse(text);
    }

    private static @Nullable JoinString find(@Nullable String setting, Map<String, String> environment, Path usual) {
        if (setting != null) {
            return JoinString.read(Path.of(setting));
        }
        if (environment.containsKey(STRING)) {
            return JoinString.parse(environment.get(STRING));
        }
        if (environment.containsKey(FILE)) {
            return JoinString.read(Path.of(environment.get(FILE)));
        }
        return Files.exists(usual) ? JoinString.read(usual) : null;
    }
}
