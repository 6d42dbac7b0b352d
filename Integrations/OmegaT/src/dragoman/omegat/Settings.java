package dragoman.omegat;

import java.net.URI;
import org.omegat.util.Preferences;

/**
 * Where the server is and what is asked of it; OmegaT keeps it with its own preferences.
 *
 * @param address the address of the server, without a path
 * @param token what the server wants to see; empty where it wants nothing
 * @param threshold the lowest score of a match, in percent
 * @param seconds how long OmegaT waits for an answer
 */
record Settings(String address, String token, int threshold, int seconds) {
    static final Settings USUAL = new Settings("http://127.0.0.1:8080", "", 70, 3);

    static Settings ofOmegaT() {
        return new Settings(
                Preferences.getPreferenceDefault("dragoman_address", USUAL.address),
                Preferences.getPreferenceDefault("dragoman_token", USUAL.token),
                Preferences.getPreferenceDefault("dragoman_threshold", USUAL.threshold),
                Preferences.getPreferenceDefault("dragoman_seconds", USUAL.seconds));
    }

    void keep() {
        Preferences.setPreference("dragoman_address", address);
        Preferences.setPreference("dragoman_token", token);
        Preferences.setPreference("dragoman_threshold", threshold);
        Preferences.setPreference("dragoman_seconds", seconds);
        Preferences.save();
    }

    /** Returns the address of the API, or throws where the address is none. */
    URI annotate(String from, String to) {
        String base = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        return URI.create(base + "/api/v1/annotate?limit=5&threshold=" + threshold
                + "&from=" + from + "&to=" + to);
    }
}
