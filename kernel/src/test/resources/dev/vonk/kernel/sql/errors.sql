select a form t
select a from t where
select a from t wher a > 1
select a from t gorup by a
select * from t ordre by a
slect 1
selct a from t
select (1 + 2
select 1 + 
select 'abc
select `abc
select a, from t
select a b c from t
select case when a end
select a in ()
select cast(a int)
select /* never ends
select my-table.a from my-table
select größe from t
select 128Y
select 99999999999999999999999999999999999999999
select 1e400
select x'zz'
select money '12'
with a as (select 1), a as (select 2) select 1
with a as (select 1)
select * from a join
select * from t tablesample (200 percent)
select * from values (1, 2), (3)
select sum(a) over (order by b rows between x preceding and current row)
select a like all ()
select a from t group by rollup(a, ())
select a from t order by a cluster by b
table t |> order by a limit 1
table t |> aggregate sum(a) group by cube(b)
table t |>
select interval 1 year to month
select interval '1' year to day
select dateadd('day', 1, d)
select transform(a) using 'cat' from t
select a natural join b
select * from a natural join lateral (select 1)
select $1
select a # b
;

