package dev.vonk.runtime.source.value;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/// Times on the clocks of one zone and the instants they are. The offset found last is kept for as long as it holds,
/// since neighbours in a column mostly share it. One thread.
public final class LocalTimes {
    private static final long MICROS = 1_000_000L;
    private static final long DAY = 86_400L * MICROS;

    private final ZoneRules rules;
    private final ZoneId zone;
    private long offset;
    private long validFrom = Long.MAX_VALUE;
    private long validTo = Long.MIN_VALUE;

    public LocalTimes(ZoneId zone) {
        this.zone = zone;
        this.rules = zone.getRules();
        if (rules.isFixedOffset()) {
            offset = rules.getOffset(Instant.EPOCH).getTotalSeconds() * MICROS;
            validFrom = Long.MIN_VALUE;
            validTo = Long.MAX_VALUE;
        }
    }

    /// The instant at which the zone's clocks show `local`, both in microseconds since 1970. A time that clocks skip is
    /// moved forward by the gap, one that they show twice is the earlier instant.
    public long instant(long local) {
        if (local >= validFrom && local < validTo) {
            return local - offset;
        }
        var written = LocalDateTime.ofEpochSecond(Math.floorDiv(local, MICROS), 0, ZoneOffset.UTC);
        var found = written.atZone(zone).toInstant();
        remember(found);
        return found.getEpochSecond() * MICROS + Math.floorMod(local, MICROS);
    }

    /// What the zone's clocks show at `instant`, both in microseconds since 1970.
    public long local(long instant) {
        long guess = instant + offset;
        if (guess >= validFrom && guess < validTo) {
            return guess;
        }
        var moment = Instant.ofEpochSecond(Math.floorDiv(instant, MICROS));
        remember(moment);
        return instant + rules.getOffset(moment).getTotalSeconds() * MICROS;
    }

    /// Notes the offset at an instant and, a day short of the changes on both sides, the times it holds for.
    private void remember(Instant moment) {
        if (rules.isFixedOffset()) {
            return;
        }
        offset = rules.getOffset(moment).getTotalSeconds() * MICROS;
        var before = rules.previousTransition(moment.plusSeconds(1));
        var after = rules.nextTransition(moment);
        validFrom = before == null ? Long.MIN_VALUE : before.toEpochSecond() * MICROS + 2 * DAY;
        validTo = after == null ? Long.MAX_VALUE : after.toEpochSecond() * MICROS - 2 * DAY;
    }
}
