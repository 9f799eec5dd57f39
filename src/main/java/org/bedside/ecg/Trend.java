package org.bedside.ecg;

import java.util.List;

/**
 * A straight line through values over time, by least squares.
 *
 * @param slope per hour
 * @param lower lower end of the slope's 95 % interval (Student's t on what the line leaves)
 * @param upper upper end of it
 * @param hours from the first value to the last
 */
record Trend(double slope, double lower, double upper, double hours) {

    /** Values that a line with an interval needs. */
    static final int FEWEST = 3;

    /** The 97.5th percentile of Student's t for 1 to 10 degrees of freedom. */
    private static final double[] STUDENT = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228};

    /** Values that the table of Student's t is good for. */
    static final int MOST = STUDENT.length + 2;

    /** A value and when it was. */
    record Point(double hours, double value) {}

    /** The line through {@link #FEWEST} to {@link #MOST} points, of which not all are of one time. */
    static Trend of(List<Point> points) {
        int count = points.size();
        if (count < FEWEST || count > MOST) {
            throw new IllegalArgumentException(count + " points; a trend is of " + FEWEST + " to " + MOST);
        }
        double hours = points.stream().mapToDouble(Point::hours).average().orElse(0);
        double value = points.stream().mapToDouble(Point::value).average().orElse(0);
        double squares = 0;
        double products = 0;
        for (Point point : points) {
            squares += (point.hours() - hours) * (point.hours() - hours);
            products += (point.hours() - hours) * (point.value() - value);
        }
        if (!(squares > 0)) {
            throw new IllegalArgumentException("all points are of one time");
        }
        double slope = products / squares;
        double left = 0;
        for (Point point : points) {
            double off = point.value() - value - slope * (point.hours() - hours);
            left += off * off;
        }
        double half = STUDENT[count - 3] * Math.sqrt(left / (count - 2) / squares);
        double span = points.get(count - 1).hours() - points.get(0).hours();
        return new Trend(slope, slope - half, slope + half, span);
    }

    /** By how much the line rises from the first value to the last. */
    double change() {
        return slope * hours;
    }
}
