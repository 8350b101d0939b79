package dev.vonk.runtime.protocol;

import dev.vonk.runtime.stage.TaskAttempt;
import dev.vonk.runtime.stage.TaskId;
import java.nio.ByteBuffer;

/// A batch of a result: a header, then the batch as [dev.vonk.runtime.data.BatchCodec] writes it.
///
/// @param index how many batches of the try came before
/// @param payload header and batch
public record ResultFrame(TaskAttempt attempt, int index, byte[] payload) {
    /// Bytes before the batch.
    public static final int HEADER = 24;

    /// The header of a batch.
    public static byte[] header(TaskAttempt attempt, int index) {
        return ByteBuffer.allocate(HEADER).putLong(attempt.task().job()).putInt(attempt.task().stage())
                .putInt(attempt.task().partition()).putInt(attempt.attempt()).putInt(index).array();
    }

    /// @throws java.nio.BufferUnderflowException where the payload is too short for a header
    public static ResultFrame of(byte[] payload) {
        var in = ByteBuffer.wrap(payload);
        var task = new TaskId(in.getLong(), in.getInt(), in.getInt());
        return new ResultFrame(new TaskAttempt(task, in.getInt()), in.getInt(), payload);
    }
}
