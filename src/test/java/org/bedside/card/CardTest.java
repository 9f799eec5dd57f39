package org.bedside.card;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bedside.card.Card.CardSource;
import org.bedside.card.Card.Indicator;
import org.bedside.evidence.Coding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardTest {

    private static final UUID ID = new UUID(1, 2);
    private static final CardSource SOURCE = new CardSource("Bedside", "", Coding.of("", ""));

    private static Card card(String summary, List<Suggestion> suggestions, List<Coding> reasons) {
        return new Card(
                ID, summary, "", Indicator.INFO, SOURCE, Card.Selection.AT_MOST_ONE, suggestions, reasons, List.of());
    }

    private static void refused(String message, Runnable making) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, making::run).getMessage());
    }

    @Test
    void aSummaryHas1To139CharactersCountedAsCodePoints() {
        String longest = "\uD83D\uDC8A".repeat(Card.LONGEST_SUMMARY);
        assertDoesNotThrow(() -> card(longest, List.of(), List.of()));
        for (String wrong : List.of("", "  ", longest + "!")) {
            refused("a summary has 1 to 139 characters", () -> card(wrong, List.of(), List.of()));
        }
    }

    @Test
    void anOverrideReasonIsWhole() {
        assertDoesNotThrow(() -> card("x", List.of(), List.of(new Coding("s", "c", "d"))));
        for (Coding part : List.of(new Coding("", "c", "d"), new Coding("s", "", "d"), new Coding("s", "c", ""))) {
            refused("an override reason has code, system and display", () -> card("x", List.of(), List.of(part)));
        }
    }

    @Test
    void atMostOneSuggestionIsRecommended() {
        Suggestion one = new Suggestion(ID, "x", true, List.of());
        Suggestion other = new Suggestion(ID, "x", false, List.of());
        assertDoesNotThrow(() -> card("x", List.of(one, other), List.of()));
        refused(
                "at most one suggestion is recommended where at most one is chosen",
                () -> card("x", List.of(one, one), List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/models/x",
                "javascript:alert(1)",
                "ftp://x.example/y",
                "http:/x",
                "https://a b",
                "mailto:a@b.example"
            })
    void aLinkIsAbsoluteHttpOrNone(String url) {
        refused("a link has a label and an absolute URL", () -> new Link("x", url, false, ""));
    }

    @Test
    void onlyASmartLinkCarriesAnAppContext() {
        assertDoesNotThrow(() -> new Link("x", "https://app.example/launch", true, "{}"));
        refused("only a smart link carries an app context", () -> new Link("x", "https://app.example", false, "{}"));
        refused("a source's url is absolute", () -> new CardSource("x", "/models/x", Coding.of("", "")));
        refused("a card says who speaks", () -> new CardSource(" ", "", Coding.of("", "")));
    }

    @Test
    void aResourceToBeMadeKeepsTheOrderOfItsElements() {
        Map<String, Object> resource = new LinkedHashMap<>();
        List<String> names = List.of("resourceType", "status", "intent", "priority", "code", "subject", "encounter");
        names.forEach(name -> resource.put(name, "x"));
        Suggestion.Create create = new Suggestion.Create("x", resource);
        resource.clear();
        assertEquals(names, List.copyOf(create.resource().keySet()));
        refused("an action has a description and a resource", () -> new Suggestion.Create("x", Map.of("status", "x")));
    }

    @ParameterizedTest
    @CsvSource({"0,<1", "0.0049,<1", "0.005,1", "0.125,13", "0.994,99", "0.995,>99", "1,>99"})
    void aPercentageNeverClaimsCertainty(double probability, String percent) {
        assertEquals(percent, Band.percent(probability));
    }

    @Test
    void aBandsTextsTakeTheNumbersPlainOrAsMarkdown() {
        assertEquals(
                "Risk 12 % (<1 to >99), 12",
                Band.fill("Risk {percent} % ({lower} to {upper}), {percent}", 0.12, 0.001, 0.999));
        assertEquals("&gt;99 {other}", Band.fillMarkdown("{percent} {other}", 1, 1, 1));
    }

    @Test
    void aShownBandHasASummaryThatFitsOnceItsNumbersAreIn() {
        String fits = "é".repeat(Card.LONGEST_SUMMARY - 3) + "{percent}";
        assertDoesNotThrow(() -> new Band(0, true, "x", Indicator.INFO, fits, ""));
        assertDoesNotThrow(() -> new Band(0, true, "x", Indicator.INFO, "\uD83D\uDC8A".repeat(139), ""));
        assertDoesNotThrow(() -> new Band(0, false, "x", Indicator.INFO, "", ""));
        String message = "the summary of band x has not 1 to 139 characters once its numbers are in place";
        refused(message, () -> new Band(0, true, "x", Indicator.INFO, fits + "!", ""));
        refused(message, () -> new Band(0, true, "x", Indicator.INFO, "", ""));
        refused("a band begins at a probability", () -> new Band(Double.NaN, false, "x", Indicator.INFO, "", ""));
    }
}
