package org.bedside.web;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bedside.hooks.CdsHooks;
import org.bedside.predict.Prediction.Picture.Format;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The pictures that cards link to, for whoever sits at this computer, as the journal's pages are; who has not seen the card
 * does not know its uuid. No other origin's page can show them within itself.
 */
@RestController
class ExplanationPage {

    private static final Pattern UUID_SHAPE = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");

    private final CdsHooks hooks;

    ExplanationPage(CdsHooks hooks) {
        this.hooks = hooks;
    }

    @GetMapping("/explanations/{card}.png")
    ResponseEntity<byte[]> png(@PathVariable String card) {
        return picture(card, Format.PNG, MediaType.IMAGE_PNG);
    }

    @GetMapping("/explanations/{card}.svg")
    ResponseEntity<byte[]> svg(@PathVariable String card) {
        return picture(card, Format.SVG, SVG);
    }

    private ResponseEntity<byte[]> picture(String card, Format format, MediaType type) {
        String id = card.toLowerCase(Locale.ROOT);
        return (UUID_SHAPE.matcher(id).matches()
                        ? hooks.picture(UUID.fromString(id), format)
                        : Optional.<byte[]>empty())
                .map(drawn -> answer(HttpStatus.OK).contentType(type).body(drawn))
                .orElseGet(() -> answer(HttpStatus.NOT_FOUND).build());
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status)
                .header("Cache-Control", "private, no-store")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Content-Security-Policy", "default-src 'none'")
                .header("X-Content-Type-Options", "nosniff");
    }
}
