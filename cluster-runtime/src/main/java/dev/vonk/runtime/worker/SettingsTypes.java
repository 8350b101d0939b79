package dev.vonk.runtime.worker;

import dev.vonk.runtime.code.pack.SerializedTypes;
import dev.vonk.runtime.code.pack.TypeTable;

/// What the tasks of a job need to know, as it travels.
public final class SettingsTypes implements SerializedTypes {
    @Override
    public void list(TypeTable table) {
        table.add(JobSettings.class);
    }
}
