package dragoman.omegat;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.omegat.core.glossaries.IGlossary;
import org.omegat.gui.glossary.GlossaryEntry;
import org.omegat.util.Language;

/**
 * The known terms of a segment, in the glossary pane.
 *
 * OmegaT keeps of what a provider returns only what its own tokenizer finds in the segment, so the source of an entry
 * is the form that stands there; the term as entered is in the comment.
 */
public final class Terms implements IGlossary {
    private final Server server;

    Terms(Server server) {
        this.server = server;
    }

    @Override
    public List<GlossaryEntry> search(Language from, Language to, String segment) throws Exception {
        List<GlossaryEntry> entries = new ArrayList<>();
        for (Object part : server.segments(segment, from.getLanguage(), to.getLanguage())) {
            for (Object term : JSON.list(part, "terms")) {
                add(term, entries);
            }
        }
        return entries;
    }

    private static void add(Object term, List<GlossaryEntry> entries) throws ReflectiveOperationException {
        String form = JSON.string(term, "text");
        if (JSON.is(term, "doNotTranslate")) {
            entries.add(entry(form, form, comment(term, null), true));
        }
        // What may be used comes first.
        for (boolean isDiscouraged : new boolean[] {false, true}) {
            for (Object equivalent : JSON.list(term, "equivalents")) {
                if (isDiscouraged(equivalent) == isDiscouraged) {
                    String target = isDiscouraged
                            ? "✗ " + JSON.string(equivalent, "text") : JSON.string(equivalent, "insert");
                    boolean isFirst = JSON.string(equivalent, "status").equals("preferred");
                    entries.add(entry(form, target, comment(term, equivalent), isFirst));
                }
            }
        }
    }

    private static boolean isDiscouraged(Object equivalent) {
        return !List.of("preferred", "admitted").contains(JSON.string(equivalent, "status"));
    }

    private static String comment(Object term, Object equivalent) {
        StringJoiner comment = new StringJoiner(" · ");
        comment.add(JSON.string(term, "term"));
        if (equivalent != null) {
            String entered = JSON.string(equivalent, "text");
            if (!entered.equals(JSON.string(equivalent, "insert"))) {
                comment.add(entered);
            }
            if (!JSON.string(equivalent, "status").equals("preferred")) {
                comment.add(JSON.string(equivalent, "status"));
            }
        }
        comment.add(JSON.string(term, "glossary"));
        return comment.toString();
    }

    /** Makes an entry, which OmegaT shows before others where it is the first choice; since OmegaT 5 it has an origin. */
    private static GlossaryEntry entry(String source, String target, String comment, boolean isFirst)
            throws ReflectiveOperationException {
        for (Constructor<?> constructor : GlossaryEntry.class.getConstructors()) {
            Class<?>[] types = constructor.getParameterTypes();
            if (types.length == 5 && types[1] == String.class && types[4] == String.class) {
                return (GlossaryEntry) constructor.newInstance(source, target, comment, isFirst, "Dragoman");
            }
        }
        return new GlossaryEntry(source, target, comment, isFirst);
    }
}
