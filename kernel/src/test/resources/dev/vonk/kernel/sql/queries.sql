select 1
select distinct a, b c, d as e from t
select all a from t where a > 1 having b qualify c
from t
from t select a where b
from t select a select b order by a
table t
values (1, 'a'), (2, 'b')
values 1, 2 as v(a) order by a limit 1
select a from t order by a desc, b nulls last, c asc nulls first limit 10 offset 5
select a from t order by all desc limit all
select a from t sort by a
select a from t distribute by a sort by b
select a from t cluster by a, b
table a union table b union all table c
table a union table b intersect table c except distinct table d
table a union all by name table b minus table c
(select 1) union (select 2) order by 1
((select 1) union (select 2))
with a as (select 1), b(x, y) as (select 1, 2) select * from a, b
with recursive r(n) max recursion level 5 as (values (1) union all select n + 1 from r) table r
with a (select 1) select * from a
with a as (with b as (table c) table b) table a
select /*+ broadcast(t), repartition(10, c) coalesce(1) */ a from t
select * from (select 1) where exists (with x as (select 1) table x)
select 1;
select 1 ;;
