package dev.vonk.kernel.syntax;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Commands about the session and its databases. Immutable.
public sealed interface SessionCommand extends Command {
    /// `SET key = value`, `SET key`, `SET`, `SET -v`.
    ///
    /// @param key null to list all
    /// @param value null to show what it is
    record Set(@Nullable String key, @Nullable String value, Origin origin) implements SessionCommand {}

    /// `RESET [key]`.
    ///
    /// @param key null for all
    record Reset(@Nullable String key, Origin origin) implements SessionCommand {}

    /// `SET TIME ZONE 'name'`, `SET TIME ZONE LOCAL`, `SET TIME ZONE INTERVAL ...`.
    ///
    /// @param zone its name; null where an interval says how far it is from UTC, or for LOCAL
    /// @param offset a [Syntax.Interval]; null for none
    record SetTimeZone(@Nullable String zone, @Nullable Syntax offset, Origin origin) implements SessionCommand {}

    /// `USE [DATABASE] name`.
    ///
    /// @param database whether the word was written, so that the name is none of a catalog
    record Use(Syntax name, boolean database, Origin origin) implements SessionCommand {}

    /// `CREATE DATABASE [IF NOT EXISTS] name [COMMENT ...] [LOCATION ...] [WITH DBPROPERTIES (...)]`.
    record CreateDatabase(Syntax name, boolean ifNotExists, @Nullable String comment, @Nullable String location,
            Map<String, String> properties, Origin origin) implements SessionCommand {
        public CreateDatabase {
            properties = Map.copyOf(properties);
        }
    }

    /// `DROP DATABASE [IF EXISTS] name [CASCADE]`.
    record DropDatabase(Syntax name, boolean ifExists, boolean cascade, Origin origin) implements SessionCommand {}
}
