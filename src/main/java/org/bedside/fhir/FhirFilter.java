package org.bedside.fhir;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** What holds for every answer of the store, also where HAPI does not get to see the request. */
final class FhirFilter extends HttpFilter {
    private static final long serialVersionUID = 1;
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        String query = Optional.ofNullable(request.getQueryString()).orElse("");
        if (BROKEN_ESCAPE.matcher(query).find()) {
            refuse(response, "The query has a percent sign that is not followed by two hexadecimal digits");
            return;
        }
        RequestParsing.strictly(isWrite(request), () -> chain.doFilter(request, response));
    }

    /** {@code $validate} is asked about resources that are wrong, so it must be able to read them. */
    private static boolean isWrite(HttpServletRequest request) {
        return !request.getRequestURI().endsWith("/$validate");
    }

    private static void refuse(HttpServletResponse response, String reason) throws IOException {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.getOutputStream().write(Outcome.json("invalid", reason).getBytes(StandardCharsets.UTF_8));
    }
}
