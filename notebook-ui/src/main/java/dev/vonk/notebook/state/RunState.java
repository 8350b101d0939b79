package dev.vonk.notebook.state;

/// How far a cell is with its last run.
public enum RunState { IDLE, QUEUED, RUNNING, DONE, FAILED, INTERRUPTED }
