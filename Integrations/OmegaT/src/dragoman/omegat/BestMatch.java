package dragoman.omegat;

import java.util.StringJoiner;

/**
 * The match of a segment that is closest.
 *
 * @param target the translation
 * @param name what a translator should know of it: score, memory, and what differs
 */
record BestMatch(String target, String name) {
    /** Asks the server; null where it has no match, or does not answer. */
    static BestMatch of(String text, String from, String to, Server server) {
        Object best = null;
        for (Object part : server.segments(text, from, to)) {
            // The server may cut a text in two; a match of a part is none of the whole.
            if (JSON.string(part, "text").strip().equals(text.strip())) {
                for (Object match : JSON.list(part, "matches")) {
                    if (best == null || JSON.number(match, "score") > JSON.number(best, "score")) {
                        best = match;
                    }
                }
            }
        }
        if (best == null) {
            return null;
        }
        String name = "Dragoman · " + JSON.number(best, "score") + " % · " + JSON.string(best, "memory");
        return new BestMatch(JSON.string(best, "target"), name + differences(best, text.strip()));
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
