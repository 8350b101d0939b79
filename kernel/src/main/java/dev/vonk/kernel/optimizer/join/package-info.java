/// The order in which tables are joined.
///
/// A *region* is what hangs together by inner joins: its inputs (*relations*, at most 63), and the conditions between
/// them. Semi and anti joins over it belong to it as *reducers*: they only drop rows, so they may come as soon as the
/// columns they look at are there. Everything else (outer joins, aggregates, limits) is a border, and the plan behind it
/// one relation; regions within are put in order by themselves.
///
/// Columns that conditions set equal form classes ([EqualityClasses]): `a = b` and `b = c` let `a` and `c` be joined first. Up
/// to ten relations every order is tried, bushy ones too, by dynamic programming over sets of relations
/// ([ExactOrder]); beyond that the pair that gives the fewest rows is joined again and again ([GreedyOrder]). A cross
/// product is tried only where nothing else connects. The cost of an order is the rows that come out of its joins, and
/// the rows that are put into hash tables. How many rows a set of relations gives does not depend on its order:
/// [JoinGraph] multiplies the relations' rows, and divides for every class by the number of its different values, which is
/// that of the smallest table in it, a key most often.
///
/// Read first: [JoinOrdering], [Region], [JoinGraph]. Must not come in: how a join is done, which side is hashed.
@NullMarked
package dev.vonk.kernel.optimizer.join;

import org.jspecify.annotations.NullMarked;
