int x = 3
System.out.println(x + 1)
record Point(int a, String b) {}
List.of(new Point(1, "one"), new Point(2, "two"))
Stream.of(1, 2, 3).map(n -> n * x).toList()
