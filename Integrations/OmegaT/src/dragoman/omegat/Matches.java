package dragoman.omegat;

import java.util.StringJoiner;
import org.omegat.core.machinetranslators.BaseTranslate;
import org.omegat.util.Language;

/**
 * The best match of a segment, in the pane of machine translation.
 *
 * OmegaT has no other place for the matches of a plug-in. The text of the pane is what a translator inserts, so it is
 * the translation alone; score, memory and differences stand in the name under it, which OmegaT asks for on the same
 * thread right after the translation.
 */
public final class Matches extends BaseTranslate {
    private static final String NAME = "Dragoman";

    private final Server server;
    private final ThreadLocal<String> shown = ThreadLocal.withInitial(() -> NAME);

    /** Called by OmegaT. */
    public Matches() {
        this(Plugin.server());
    }

    Matches(Server server) {
        this.server = server;
    }

    @Override
    public String getName() {
        // The constructor of the base class asks before there is anything to show.
        return shown == null ? NAME : shown.get();
    }

    @Override
    protected String getPreferenceName() {
        return "dragoman_matches";
    }

    @Override
    public String getTranslation(Language from, Language to, String text) throws Exception {
        return isEnabled() ? translate(from, to, text) : null;
    }

    @Override
    public String getCachedTranslation(Language from, Language to, String text) {
        return null;
    }

    @Override
    protected String translate(Language from, Language to, String text) {
        shown.set(NAME);
        Object best = null;
        for (Object part : server.segments(text, from.getLanguage(), to.getLanguage())) {
            for (Object match : JSON.list(part, "matches")) {
                // The server may cut a text in two; a match of a part is none of the whole.
                boolean isWhole = JSON.string(part, "text").strip().equals(text.strip());
                if (isWhole && (best == null || JSON.number(match, "score") > JSON.number(best, "score"))) {
                    best = match;
                }
            }
        }
        if (best == null) {
            return null;
        }
        shown.set(NAME + " · " + JSON.number(best, "score") + " % · " + JSON.string(best, "memory")
                + differences(best, text.strip()));
        return JSON.string(best, "target");
    }

    /** What differs: of the memory's text, an arrow, and of the segment. */
    private static String differences(Object match, String text) {
        StringJoiner joiner = new StringJoiner("; ", " · ", "").setEmptyValue("");
        for (Object difference : JSON.list(match, "differences")) {
            String old = part(JSON.string(match, "source"), JSON.member(difference, "source"));
            String now = part(text, JSON.member(difference, "query"));
            joiner.add((old.isEmpty() ? "∅" : old) + " → " + (now.isEmpty() ? "∅" : now));
        }
        return joiner.toString();
    }

    /** A range of a text; ranges count Unicode scalars. */
    private static String part(String text, Object range) {
        int count = text.codePointCount(0, text.length());
        int start = Math.min(JSON.number(range, "start"), count);
        int end = Math.max(start, Math.min(JSON.number(range, "end"), count));
        return text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
    }
}
