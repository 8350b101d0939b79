package dev.vonk.runtime.function.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/// Instants to wall clock time and back in one zone. Remembers the last stretch between two clock changes, because
/// neighbouring rows mostly lie in the same one: one thread.
public final class Zone {
    private final ZoneRules rules;
    private final long fixed;
    private long from = 1;
    private long until = 0;
    private long offset;

    public Zone(ZoneId id) {
        rules = id.getRules();
        fixed = rules.isFixedOffset()
                ? rules.getOffset(Instant.EPOCH).getTotalSeconds() * Calendar.MICROS_PER_SECOND
                : Long.MIN_VALUE;
    }

    /// The wall clock time, in microseconds as if it were UTC, at an instant.
    public long toLocal(long micros) {
        return micros + offsetAt(micros);
    }

    /// The instant of a wall clock time; in a gap the clock is taken on by the gap's length, in an overlap the earlier
    /// instant counts.
    public long toInstant(long local) {
        if (fixed != Long.MIN_VALUE) {
            return local - fixed;
        }
        long guess = local - offset;
        long day = Calendar.MICROS_PER_DAY;
        if (guess >= from && guess < until && guess - day >= from && guess + day < until) {
            return guess;
        }
        long second = Math.floorDiv(local, Calendar.MICROS_PER_SECOND);
        var wall = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        // the first of the valid offsets is the earlier one; in a gap the offset before it moves the clock on
        var transition = rules.getTransition(wall);
        var chosen = transition != null ? transition.getOffsetBefore() : rules.getOffset(wall);
        long instant = local - chosen.getTotalSeconds() * Calendar.MICROS_PER_SECOND;
        offsetAt(instant);
        return instant;
    }

    private long offsetAt(long micros) {
        if (fixed != Long.MIN_VALUE) {
            return fixed;
        }
        if (micros >= from && micros < until) {
            return offset;
        }
        var instant = Instant.ofEpochSecond(Math.floorDiv(micros, Calendar.MICROS_PER_SECOND));
        offset = rules.getOffset(instant).getTotalSeconds() * Calendar.MICROS_PER_SECOND;
        var before = rules.previousTransition(instant.plusSeconds(1));
        var after = rules.nextTransition(instant);
        from = before == null ? Long.MIN_VALUE : before.toEpochSecond() * Calendar.MICROS_PER_SECOND;
        until = after == null ? Long.MAX_VALUE : after.toEpochSecond() * Calendar.MICROS_PER_SECOND;
        return offset;
    }
}
