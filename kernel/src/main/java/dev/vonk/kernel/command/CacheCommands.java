package dev.vonk.kernel.command;

import dev.vonk.kernel.analysis.Errors;
import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.syntax.CacheCommand;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.stage.CacheStorage;
import java.util.Optional;

/// What is kept in memory once it was computed.
final class CacheCommands {
    private final Desk desk;

    CacheCommands(Desk desk) {
        this.desk = desk;
    }

    Frame run(CacheCommand command) {
        switch (command) {
            case CacheCommand.Cache cache -> cache(cache);
            case CacheCommand.Uncache uncache -> plan(uncache.name()).ifPresentOrElse(desk.runner().get()::uncache,
                    () -> requireExists(uncache));
            case CacheCommand.Clear _ -> desk.runner().get().clearCache();
            case CacheCommand.RefreshTable refresh -> requireExists(refresh);
            case CacheCommand.RefreshFunction _,CacheCommand.RefreshPath _ -> {
                // files are listed anew for every query, and functions are not kept outside of the session
            }
        }
        return Desk.nothing();
    }

    private void cache(CacheCommand.Cache cache) {
        var name = desk.last(cache.name());
        if (cache.query() != null) {
            desk.catalog().replaceView(name, desk.queries().analyze(cache.query()).plan());
        }
        var plan = plan(cache.name()).orElseThrow(() -> Errors.invalid("TABLE_OR_VIEW_NOT_FOUND",
                "There is no table or view " + Errors.quoted(name) + " to keep.", cache.origin()));
        var runner = desk.runner().get();
        runner.cache(plan, CacheStorage.USUAL);
        if (!cache.lazy()) {
            runner.count(runner.reading(plan));
        }
    }

    private Optional<LogicalPlan> plan(Syntax name) {
        var last = desk.last(name);
        return desk.catalog().view(last).or(() -> desk.catalog().table(last).map(table -> table.plan()));
    }

    private void requireExists(CacheCommand.RefreshTable refresh) {
        if (plan(refresh.name()).isEmpty()) {
            throw Desk.notFound(desk.last(refresh.name()), refresh.origin());
        }
    }

    private void requireExists(CacheCommand.Uncache uncache) {
        if (!uncache.ifExists()) {
            throw Desk.notFound(desk.last(uncache.name()), uncache.origin());
        }
    }
}
