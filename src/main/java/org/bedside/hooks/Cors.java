package org.bedside.hooks;

import jakarta.servlet.http.HttpServletResponse;

/**
 * Lets browsers of any origin call, without their credentials. What an origin that is not trusted may have is limited
 * elsewhere: see {@link HookSettings#trusts}.
 */
final class Cors {

    private Cors() {}

    static void headers(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", "*");
    }

    static void preflight(HttpServletResponse response, String allowed) {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        response.setHeader("Allow", allowed);
        response.setHeader("Access-Control-Allow-Methods", allowed);
        response.setHeader("Access-Control-Allow-Headers", "Content-Type, Authorization, Accept");
        response.setHeader("Access-Control-Max-Age", "600");
    }
}
