select 1, 2147483647, 2147483648, -2147483648, -9223372036854775808, 9223372036854775808, 1L, -1S, 127Y, 1.5, .5, 1., -0.05, 1e3, 1.5E-2, 1.0D, 2F, 3BD, 1.50BD
select 'a', "b", 'it''s', 'a' 'b' "c", r'\n', R"x'y", 'tab\tnl\n', '\u0041\U00000042\103', '\%\_\x\'', ''
select null, true, FALSE, x'1F', X'abc', date '2020-01-01', timestamp '2020-01-01 00:00:00', timestamp_ntz'2020-01-01', time '10:00', timestamp_ltz '2020-01-01'
select interval '1 day', interval 1 day, interval -1 month 2 days, interval '1-2' year to month, interval - '1 02:03:04' day to second, interval '5' hours, interval 1.5 seconds
select a -1, a - 1, a-1, 1-1, 1x, _1, t.1a, 1.e2
select /* one /* two */ */ 1 -- three
