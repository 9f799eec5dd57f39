package org.bedside.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.bedside.concepts.Document.Kind;
import org.junit.jupiter.api.Test;

class MeshNamesTest {

    private static List<MeshNames.Heading> headings() {
        List<MeshNames.Heading> headings = new ArrayList<>();
        MeshNames.read(headings::add);
        return headings;
    }

    @Test
    void everyHeadingHasAnIdOfItsOwnFromBeforeTheCorporaWereCoded() {
        List<MeshNames.Heading> headings = headings();
        headings.forEach(heading -> assertTrue(heading.id().matches("D[0-9]{6}"), heading.id()));
        assertEquals(
                headings.size(),
                headings.stream().map(MeshNames.Heading::id).distinct().count());
        headings.forEach(heading -> heading.names().forEach(name -> assertEquals(name.strip(), name, heading.id())));
        headings.forEach(heading -> heading.names().forEach(name -> assertTrue(!name.isEmpty(), heading.id())));
    }

    /** Ids as the MeSH browser gives them, https://meshb.nlm.nih.gov. */
    @Test
    void headingsAreThoseOfMesh() {
        assertTrue(heading("D001241").terms().contains("Acetylsalicylic Acid"));
        assertEquals(List.of("Aspirin"), heading("D001241").labels());
        assertEquals(Kind.CHEMICAL, heading("D001241").kind());
        assertTrue(heading("D003924").names().contains("Type 2 Diabetes Mellitus"));
        assertEquals(Kind.DISEASE, heading("D003924").kind());
        assertEquals(
                List.of("Shock, Septic", "Septic Shock"), heading("D012772").labels());
    }

    private static MeshNames.Heading heading(String id) {
        return headings().stream()
                .filter(heading -> heading.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
