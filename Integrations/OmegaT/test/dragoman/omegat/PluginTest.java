package dragoman.omegat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.omegat.gui.glossary.GlossaryEntry;
import org.omegat.tokenizer.DefaultTokenizer;
import org.omegat.tokenizer.ITokenizer;
import org.omegat.tokenizer.LuceneArabicTokenizer;
import org.omegat.util.Language;
import org.omegat.util.Token;

/**
 * Tests the plug-in with the classes of OmegaT against a running server: PluginTest ADDRESS SEGMENTS.
 *
 * SEGMENTS is a file with a segment of Arabic a line. Prints how many of the forms that the server finds the pane of
 * OmegaT would show, and ends with 1 if a check fails.
 */
public final class PluginTest {
    private static final Language ARABIC = new Language("ar");
    private static final Language ENGLISH = new Language("en");
    private static int failures;

    private PluginTest() {
    }

    public static void main(String[] arguments) throws Exception {
        Settings settings = new Settings(arguments[0], "", 70, 60);
        List<String> segments = Files.readAllLines(Path.of(arguments[1]), StandardCharsets.UTF_8);
        shows(new Server(() -> settings), segments);
        matches(new Server(() -> settings));
        isSilent();
        System.exit(failures == 0 ? 0 : 1);
    }

    private static void check(String what, boolean holds) {
        System.out.println((holds ? "ok   " : "FAIL ") + what);
        failures += holds ? 0 : 1;
    }

    /** What OmegaT keeps of the entries, as its FindGlossaryThread does. */
    private static boolean isKept(ITokenizer tokenizer, String segment, GlossaryEntry entry) {
        Token[] text = tokenizer.tokenizeWords(segment.toLowerCase(), ITokenizer.StemmingMode.GLOSSARY);
        Token[] term = tokenizer.tokenizeWords(entry.getSrcText().toLowerCase(), ITokenizer.StemmingMode.GLOSSARY);
        return DefaultTokenizer.isContainsAll(text, term, false);
    }

    private static void shows(Server server, List<String> segments) throws Exception {
        ITokenizer tokenizer = new LuceneArabicTokenizer();
        int found = 0;
        int kept = 0;
        int asEntered = 0;
        for (String segment : segments) {
            Set<String> forms = new LinkedHashSet<>();
            Set<String> shown = new LinkedHashSet<>();
            Set<String> entered = new LinkedHashSet<>();
            for (Object part : server.segments(segment, "ar", "en")) {
                for (Object term : JSON.list(part, "terms")) {
                    if (!JSON.list(term, "equivalents").isEmpty()) {
                        String form = JSON.string(term, "text");
                        forms.add(form);
                        // What the glossary of OmegaT alone shows, which has the term as entered.
                        GlossaryEntry own = new GlossaryEntry(JSON.string(term, "term"), "x", "", false);
                        if (isKept(tokenizer, segment, own)) {
                            entered.add(form);
                        }
                    }
                }
            }
            for (GlossaryEntry entry : new Terms(server).search(ARABIC, ENGLISH, segment)) {
                if (isKept(tokenizer, segment, entry)) {
                    shown.add(entry.getSrcText());
                }
            }
            found += forms.size();
            kept += shown.size();
            asEntered += entered.size();
        }
        System.out.println(found + " forms found, " + kept + " shown; of the terms as entered OmegaT shows " + asEntered);
        check("terms are found", found > 0);
        check("at least 99 % of the forms are shown", kept * 100 >= found * 99);
    }

    private static void matches(Server server) {
        BestMatch match = BestMatch.of("وصل الوزير إلى القاهرة مساء الأحد.", "ar", "en", server);
        check("the best match is the translation: " + match,
                match != null && match.target().equals("The minister arrived in Cairo on Monday."));
        check("score, memory and differences",
                match != null && match.name().matches("Dragoman · \\d+ % · desk · .*→.*"));
        check("nothing where nothing is like it", BestMatch.of("قطة نائمة", "ar", "en", server) == null);
    }

    private static void isSilent() throws Exception {
        ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        ServerSocket wrong = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread answering = new Thread(() -> answerWrongly(wrong));
        answering.setDaemon(true);
        answering.start();
        silence("nobody listens", "http://127.0.0.1:1");
        silence("the address is none", "not an address");
        silence("the server does not answer", "http://127.0.0.1:" + mute.getLocalPort());
        silence("the answer is no JSON", "http://127.0.0.1:" + wrong.getLocalPort());
    }

    private static void silence(String what, String address) throws Exception {
        Server server = new Server(() -> new Settings(address, "", 70, 1));
        long start = System.nanoTime();
        boolean isEmpty = new Terms(server).search(ARABIC, ENGLISH, "الوزير").isEmpty()
                && BestMatch.of("الوزير", "ar", "en", server) == null;
        check(what + ": silence, and the reason is known (" + server.trouble() + ")",
                isEmpty && !server.trouble().isEmpty() && System.nanoTime() - start < 10_000_000_000L);
    }

    private static void answerWrongly(ServerSocket socket) {
        while (true) {
            try (var connection = socket.accept()) {
                connection.getInputStream().read(new byte[8192]);
                connection.getOutputStream().write(
                        "HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<html>".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                return;
            }
        }
    }
}
