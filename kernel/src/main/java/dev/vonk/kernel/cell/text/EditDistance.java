package dev.vonk.kernel.cell.text;

/// How many letters must be added, dropped, changed or swapped with their neighbour to get from one name to another.
public final class EditDistance {

    private EditDistance() {}

    public static int between(String from, String to) {
        int[][] distance = new int[from.length() + 1][to.length() + 1];
        for (int row = 0; row <= from.length(); row++) {
            distance[row][0] = row;
        }
        for (int column = 0; column <= to.length(); column++) {
            distance[0][column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            for (int column = 1; column <= to.length(); column++) {
                int change = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
                int least = Math.min(
                        Math.min(distance[row - 1][column] + 1, distance[row][column - 1] + 1),
                        distance[row - 1][column - 1] + change);
                boolean swapped = row > 1 && column > 1
                        && from.charAt(row - 1) == to.charAt(column - 2)
                        && from.charAt(row - 2) == to.charAt(column - 1);
                distance[row][column] = swapped ? Math.min(least, distance[row - 2][column - 2] + 1) : least;
            }
        }
        return distance[from.length()][to.length()];
    }
}
