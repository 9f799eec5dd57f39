package org.bedside.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.catalog.Measure;
import org.bedside.monitor.Followed;
import org.bedside.monitor.Report;
import org.junit.jupiter.api.Test;

class FollowedHtmlTest {

    private static String page(List<Followed> followed) {
        Report.Said said = new Report.Said(3, Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
        Instant from = Instant.parse("2026-03-01T00:00:00Z");
        return MonitorHtml.page(List.of(new Report(
                "s",
                "m@1.0.0",
                from,
                from.plus(Duration.ofDays(30)),
                said,
                new Report.Scores(0, Double.NaN, List.of()),
                List.of(),
                new Report.Responses(0, 0, 0, Map.of()),
                followed)));
    }

    private static Followed.Group group(String attribute, String value, boolean enough) {
        Map<String, Measure> measures = new HashMap<>();
        if (enough) {
            Followed.MEASURES.forEach(name -> measures.put(name, new Measure(0.5, 0.25, 0.75)));
        }
        return new Followed.Group(attribute, value, 60, 30, 24.5, measures);
    }

    @Test
    void theFiguresAreShownWithTheirIntervalsAndWhereThereAreTooFewThatIsSaid() {
        String page = page(List.of(new Followed(
                "m@1.0.0",
                Optional.of(Duration.ofDays(30)),
                70,
                60,
                8,
                2,
                List.of(group("all", "all", true), group("sex", "male", false)))));
        assertTrue(page.contains("70 predictions: outcome known of 60, pending of 8, never to be known of 2."), page);
        assertTrue(
                page.contains("over after 30 days: see <code>/monitor?service=s&amp;from=2026-01-30T00:00:00Z"), page);
        assertTrue(
                page.contains("<th>all</th><td>60</td><td>30</td><td>24.5</td><td>0.500 (0.250 to 0.750)</td>"), page);
        assertTrue(
                page.contains("<th>sex: male</th><td>60</td><td>30</td><td>24.5</td><td colspan=\"5\">too few"), page);
        assertEquals(5, page.split("0.500 \\(0.250 to 0.750\\)", -1).length - 1);
    }

    @Test
    void withoutPredictionsThereIsNoSuchSection() {
        assertFalse(page(List.of()).contains("came about"));
    }

    @Test
    void whatTheJournalHoldsIsEscaped() {
        Instant from = Instant.parse("2026-03-01T00:00:00Z");
        String page = MonitorHtml.page(List.of(new Report(
                "<s>",
                "m@1.0.0",
                from,
                from.plus(Duration.ofDays(30)),
                new Report.Said(3, Map.of("<i>held</i>", 3L), Map.of(), Map.of(), Map.of(), Map.of()),
                new Report.Scores(0, Double.NaN, List.of()),
                List.of(),
                new Report.Responses(2, 0, 1, Map.of("<script>alert(1)</script>", 1L)),
                List.of())));
        assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; 1"), page);
        assertTrue(page.contains("<td>&lt;s&gt;</td><td>3</td><td>2</td><td>0</td><td>1</td>"), page);
        assertFalse(page.contains("<script>"), page);
        assertFalse(page.contains("<i>"), page);
    }
}
