package dragoman.omegat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Asks the server about segments.
 *
 * OmegaT asks for the terms and the matches of a segment on threads of their own, so one answer has both and is kept.
 * A server that is away is no reason to disturb a translator: the answer is then empty, and the server is left alone
 * for a while.
 */
final class Server {
    private record Question(String text, String from, String to, Settings settings) {
    }

    private static final int KEPT = 200;
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(15);

    private final Supplier<Settings> settings;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1).build();
    private final Map<Question, List<Object>> answers = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, List<Object>> eldest) {
            return size() > KEPT;
        }
    };
    private long awayUntil = System.nanoTime();
    private String trouble = "";

    Server(Supplier<Settings> settings) {
        this.settings = settings;
    }

    /** Returns the segments of a text as the API describes them; none where the server does not answer. */
    synchronized List<Object> segments(String text, String from, String to) {
        Question question = new Question(text, from, to, settings.get());
        List<Object> known = answers.get(question);
        if (known != null) {
            return known;
        }
        if (text.isBlank() || System.nanoTime() - awayUntil < 0) {
            return List.of();
        }
        try {
            List<Object> segments = ask(question);
            answers.put(question, segments);
            trouble = "";
            return segments;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | IllegalArgumentException e) {
            trouble = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            awayUntil = System.nanoTime() + PAUSE;
        }
        return List.of();
    }

    /** Forgets what was answered, and asks again at once. */
    synchronized void reset() {
        answers.clear();
        awayUntil = System.nanoTime();
    }

    /** Why the server did not answer last; empty where it did. */
    synchronized String trouble() {
        return trouble;
    }

    private List<Object> ask(Question question) throws IOException, InterruptedException {
        Settings now = question.settings;
        HttpRequest.Builder request = HttpRequest.newBuilder(now.annotate(question.from, question.to))
                .timeout(Duration.ofSeconds(now.seconds()))
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(question.text));
        if (!now.token().isEmpty()) {
            request.header("Authorization", "Bearer " + now.token());
        }
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("HTTP " + response.statusCode());
        }
        return JSON.list(JSON.read(response.body()), "segments");
    }
}
