/// Rows in order: keys made into numbers whose order is theirs, sorting of one batch's rows, merging of many sorted
/// inputs.
///
/// Read first: [RowSorter], [SortedMerge]. Must not come in: operators, plans, what is sorted for whom.
@NullMarked
package dev.vonk.runtime.operator.sort;

import org.jspecify.annotations.NullMarked;
