package org.bedside.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.core.env.Environment;

/** Keeps a server without authentication off every network: it may listen on this computer's loopback only. */
public final class Exposure {

    private Exposure() {}

    /** Refuses an address that others can reach; throws {@link ExposureRefused}. */
    public static void check(Environment environment) {
        check(environment.getProperty("server.address", ""), "server.address");
        String management = environment.getProperty("management.server.address", "");
        if (!management.isEmpty()) {
            check(management, "management.server.address");
        }
    }

    static void check(String address, String setting) {
        try {
            if (address.isBlank() || !InetAddress.getByName(address).isLoopbackAddress()) {
                throw new ExposureRefused(setting + (address.isBlank() ? " is empty" : "=" + address)
                        + " would open this server to a network, and it has no authentication yet:"
                        + " use 127.0.0.1 or ::1");
            }
        } catch (UnknownHostException unknown) {
            throw new ExposureRefused(setting + "=" + address + " is not an address of this computer");
        }
    }

    /** A deployment that would show patients' data to a network. */
    public static final class ExposureRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ExposureRefused(String message) {
            super(message);
        }
    }
}
