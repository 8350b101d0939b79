package dev.vonk.kernel.command;

import dev.vonk.kernel.analysis.Constants;
import dev.vonk.kernel.analysis.Errors;
import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.syntax.SessionCommand;
import dev.vonk.kernel.syntax.Syntax;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Settings, and the one database there is.
final class SessionCommands {
    private static final String ZONE = "spark.sql.session.timeZone";
    private static final List<String> DATABASES = List.of("default", "spark_catalog");

    private static final Duration MOST = Duration.ofHours(18);

    private final Desk desk;

    SessionCommands(Desk desk) {
        this.desk = desk;
    }

    Frame run(SessionCommand command) {
        return switch (command) {
            case SessionCommand.Set(var key, var value, var _) -> set(key, value);
            case SessionCommand.Reset(var key, var _) -> {
                if (key == null) {
                    desk.settings().keySet().removeIf(known -> known.startsWith("spark.sql."));
                } else {
                    desk.settings().remove(key);
                }
                yield Desk.nothing();
            }
            case SessionCommand.SetTimeZone zone -> zone(zone);
            case SessionCommand.Use use -> {
                requireDatabase(desk.last(use.name()), use);
                yield Desk.nothing();
            }
            case SessionCommand.CreateDatabase create -> throw Errors.invalid("UNSUPPORTED_FEATURE",
                    "There is one database, `default`; others cannot be made.", create.origin());
            case SessionCommand.DropDatabase drop -> {
                if (!drop.ifExists()) {
                    requireDatabase(desk.last(drop.name()), drop);
                }
                yield Desk.nothing();
            }
        };
    }

    private Frame set(@Nullable String key, @Nullable String value) {
        var columns = List.of("key", "value");
        if (key == null) {
            var rows = new ArrayList<List<@Nullable String>>();
            new TreeMap<>(desk.settings()).forEach((known, is) -> rows.add(Desk.row(known, is)));
            return Desk.texts(columns, rows);
        }
        if (value != null) {
            desk.settings().put(key, value);
            return Desk.texts(columns, List.of(Desk.row(key, value)));
        }
        return Desk.texts(columns, List.of(Desk.row(key, desk.settings().getOrDefault(key, "<undefined>"))));
    }

    private Frame zone(SessionCommand.SetTimeZone zone) {
        if (zone.offset() == null && zone.zone() == null) {
            return set(ZONE, ZoneId.systemDefault().getId());
        }
        var name = zone.offset() == null ? zone.zone() : offset(zone.offset());
        try {
            var _ = ZoneId.of(String.valueOf(name));
            return set(ZONE, name);
        } catch (DateTimeException unknown) {
            throw Errors.invalid("INVALID_CONF_VALUE.TIME_ZONE", "There is no time zone \"" + name
                    + "\". Write one such as Europe/Amsterdam, UTC or +02:00.", zone.origin());
        }
    }

    /// An interval as an offset from UTC.
    private String offset(Syntax interval) {
        var value = Constants.of(interval, "TIME ZONE", desk.queries().around());
        if (value instanceof Duration duration && duration.abs().compareTo(MOST) <= 0 && duration.getNano() == 0) {
            return ZoneOffset.ofTotalSeconds((int) duration.toSeconds()).getId();
        }
        throw Errors.invalid("INVALID_INTERVAL_FORMAT.TIMEZONE_INTERVAL_OUT_OF_RANGE",
                "A time zone is at most 18 hours from UTC, in whole seconds.", interval.origin());
    }

    private static void requireDatabase(String name, SessionCommand at) {
        if (DATABASES.stream().noneMatch(name::equalsIgnoreCase)) {
            throw Errors.invalid("SCHEMA_NOT_FOUND", "There is no database " + Errors.quoted(name)
                    + "; there is one, `default`.", at.origin());
        }
    }
}
