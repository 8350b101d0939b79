package dev.vonk.kernel.query;

/// How much `explain` tells.
public enum Explanation {
    /// The physical plan.
    SIMPLE,
    /// The plan as analysed, after each rule that changed it, and the physical plan.
    EXTENDED,
    /// The physical plan with estimated sizes.
    COST,
    /// The physical plan, then the details of each step.
    FORMATTED,
    /// The query is run; each step with its rows and time.
    ANALYZE
}
