package org.bedside.hooks;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/** Lets browsers call from the origins that a site allows. Credentials of the browser are never asked for. */
final class Cors {

    private final List<String> origins;

    Cors(List<String> origins) {
        this.origins = List.copyOf(origins);
    }

    void headers(HttpServletRequest request, HttpServletResponse response) {
        String origin = request.getHeader("Origin");
        response.addHeader("Vary", "Origin");
        if (origin == null) {
            return;
        }
        if (origins.contains("*")) {
            response.setHeader("Access-Control-Allow-Origin", "*");
        } else if (origins.contains(origin)) {
            response.setHeader("Access-Control-Allow-Origin", origin);
        }
    }

    void preflight(HttpServletResponse response, String allowed) {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        response.setHeader("Allow", allowed + ", OPTIONS");
        response.setHeader("Access-Control-Allow-Methods", allowed + ", OPTIONS");
        response.setHeader("Access-Control-Allow-Headers", "Content-Type, Authorization, Accept");
        response.setHeader("Access-Control-Max-Age", "600");
    }
}
