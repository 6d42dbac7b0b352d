package dragoman.omegat;

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
    private final ThreadLocal<BestMatch> found = new ThreadLocal<>();

    @Override
    public String getName() {
        // The constructor of the base class asks before there is anything to show.
        BestMatch match = found == null ? null : found.get();
        return match == null ? "Dragoman" : match.name();
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
        BestMatch match = BestMatch.of(text, from.getLanguage(), to.getLanguage(), Plugin.server());
        found.set(match);
        return match == null ? null : match.target();
    }
}
