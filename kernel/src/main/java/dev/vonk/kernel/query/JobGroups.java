package dev.vonk.kernel.query;

import dev.vonk.runtime.cluster.Job;
import dev.vonk.runtime.cluster.JobProgress;
import java.util.ArrayList;
import java.util.List;

/// The running jobs that have a group.
final class JobGroups {
    private record Member(String group, Job job) {
        boolean isRunning() {
            return job.progress().state() == JobProgress.State.RUNNING;
        }
    }

    private final List<Member> members = new ArrayList<>();

    synchronized void add(String group, Job job) {
        if (!group.isEmpty()) {
            members.removeIf(member -> !member.isRunning());
            members.add(new Member(group, job));
        }
    }

    void cancel(String group) {
        List<Member> now;
        synchronized (this) {
            now = members.stream().filter(member -> member.group.equals(group)).toList();
        }
        now.stream().filter(Member::isRunning).forEach(member -> member.job.cancel());
    }
}
