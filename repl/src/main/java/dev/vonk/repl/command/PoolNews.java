package dev.vonk.repl.command;

import dev.vonk.repl.progress.ProgressText;
import dev.vonk.runtime.pool.PoolListener;
import dev.vonk.runtime.pool.PoolMember;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;

/// A line for each worker that joins or leaves a pool, until the pool itself ends.
record PoolNews(PrintWriter out, CountDownLatch ended) implements PoolListener {
    @Override
    public void up(PoolMember member) {
        say(member.name() + " has joined: " + member.endpoint() + ", " + member.slots()
                + (member.slots() == 1 ? " slot, " : " slots, ") + ProgressText.bytes(member.memory())
                + " for tasks and blocks, process " + member.process());
    }

    @Override
    public void down(String worker, String reason) {
        say(worker + " is gone: " + reason);
    }

    @Override
    public void registryLost(String reason) {
        say("The registry is gone: " + reason);
    }

    private void say(String sentence) {
        if (ended.getCount() > 0)
            out.println(sentence);
    }
}
