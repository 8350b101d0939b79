-- binding power
select 1 + 2 * 3 - 4, -a * b, - -a, ~a & b | c ^ d, a << 1 + 2, a >> 2 >>> 1
select a = b and not c or d <=> e, not not a = b, ! a and b, a == b, a <> b, a != b, a !> b, a !< b
select a || b || c, a % b, a div b, a / b / c
select a or b or c or d or e
-- tests
select a is null, a is not null, a is true, a is not false, a is unknown, a is not unknown
select a is distinct from b, a is not distinct from b + 1
select a between 1 and 2 and b, a not between 1 and 2, a + 1 in (1, 2), a not in (select b from t), (a, b) in (select 1, 2)
select a like 'x%', a not like 'x' escape '/', a ilike b || '%', a rlike 'x', a regexp 'y', a like any ('a', 'b'), a not ilike all ('c')
-- terms
select a.b.c, a[0].b, f(x).y, m['k'][1], (a).b, a:b.c[0]['d'], s::int::string, a collate utf8_lcase, t.*, * except (a, b.c)
select case when a then 1 when b then 2 end, case a when 1 then 'x' else 'y' end
select cast(a as decimal(10, 2)), try_cast(a as array<int>), cast(a as struct<x: int, y string not null comment 'c'>)
select count(*), count(distinct a, b), sum(all a), sum(a) filter (where b > 1), first(a ignore nulls), last(a), any_value(a, true)
select (1, 'a'), struct(a as x, b), (a), ((a)), (((a + 1)) * 2), (select 1), ((select 1)), ((select 1) + 1), exists (select 1), exists(a, x -> x > 1)
select transform(a, x -> x + 1), aggregate(a, 0, (acc, x) -> acc + x), filter(a, (x, i) -> i > 0)
select extract(year from d), extract('year', d), trim(a), trim(both from a), trim(leading 'x' from a), trim(trailing from a), trim('x' from a)
select substring(a, 1, 2), substring(a from 2), substr(a from 2 for 3), position('a' in b), position('a', b), overlay(a placing b from 3 for 2), overlay(a, b, 3)
select dateadd(month, 1, d), date_add(d, 1), dateadd(day, 5), datediff(year, a, b), timestampdiff(hour, a, b), date_diff(a, b)
select f(a => 1, b => x), :name, ?, ? + ?, identifier('a.b'), identifier(:c), identifier('ab' || 's')(1), identifier(:f)(1), current_date, current_timestamp(), user
select listagg(a, ',') within group (order by b desc) filter (where c), percentile_cont(0.5) within group (order by x)
-- words as names
select select, from, where from t
select a as from, b order, c limit, d left from t
select (values) from t where group = order
select date, timestamp, interval, left(a, 1), right, if(a, b, c), default.f(x), x.interval from t
select `a b`.`c``d`, `select` from `t 1`
