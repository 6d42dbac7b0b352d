package dragoman.omegat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON (RFC 8259) into maps, lists, strings, numbers, booleans and null. */
final class JSON {
    private static final int DEEPEST = 64;

    private final String text;
    private int place;

    private JSON(String text) {
        this.text = text;
    }

    static Object read(String text) throws IOException {
        JSON reader = new JSON(text);
        Object value = reader.value(0);
        reader.skipSpace();
        if (reader.place < text.length()) {
            throw reader.fault();
        }
        return value;
    }

    /** The list of a name in an object; empty where there is none. */
    @SuppressWarnings("unchecked")
    static List<Object> list(Object object, String name) {
        return member(object, name) instanceof List<?> list ? (List<Object>) list : List.of();
    }

    /** The text of a name in an object; empty where there is none. */
    static String string(Object object, String name) {
        return member(object, name) instanceof String string ? string : "";
    }

    /** The number of a name in an object; 0 where there is none. */
    static int number(Object object, String name) {
        return member(object, name) instanceof Double number ? number.intValue() : 0;
    }

    static boolean is(Object object, String name) {
        return Boolean.TRUE.equals(member(object, name));
    }

    static Object member(Object object, String name) {
        return object instanceof Map<?, ?> map ? map.get(name) : null;
    }

    private Object value(int depth) throws IOException {
        if (depth > DEEPEST) {
            throw fault();
        }
        skipSpace();
        switch (peek()) {
            case '{':
                return object(depth);
            case '[':
                return array(depth);
            case '"':
                return string();
            case 't':
                return word("true", Boolean.TRUE);
            case 'f':
                return word("false", Boolean.FALSE);
            case 'n':
                return word("null", null);
            default:
                return number();
        }
    }

    private Map<String, Object> object(int depth) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        place++;
        skipSpace();
        if (peek() == '}') {
            place++;
            return members;
        }
        while (true) {
            skipSpace();
            String name = string();
            skipSpace();
            expect(':');
            members.put(name, value(depth + 1));
            skipSpace();
            if (peek() == '}') {
                place++;
                return members;
            }
            expect(',');
        }
    }

    private List<Object> array(int depth) throws IOException {
        List<Object> elements = new ArrayList<>();
        place++;
        skipSpace();
        if (peek() == ']') {
            place++;
            return elements;
        }
        while (true) {
            elements.add(value(depth + 1));
            skipSpace();
            if (peek() == ']') {
                place++;
                return elements;
            }
            expect(',');
        }
    }

    private String string() throws IOException {
        expect('"');
        StringBuilder content = new StringBuilder();
        while (true) {
            char next = take();
            if (next == '"') {
                return content.toString();
            }
            content.append(next == '\\' ? escaped() : next);
        }
    }

    private char escaped() throws IOException {
        char next = take();
        switch (next) {
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                if (place + 4 > text.length()) {
                    throw fault();
                }
                place += 4;
                try {
                    return (char) Integer.parseInt(text.substring(place - 4, place), 16);
                } catch (NumberFormatException e) {
                    throw fault();
                }
            default:
                return next;
        }
    }

    private Double number() throws IOException {
        int start = place;
        while (place < text.length() && "+-0123456789.eE".indexOf(text.charAt(place)) >= 0) {
            place++;
        }
        try {
            return Double.valueOf(text.substring(start, place));
        } catch (NumberFormatException e) {
            throw fault();
        }
    }

    private Object word(String word, Object value) throws IOException {
        if (!text.startsWith(word, place)) {
            throw fault();
        }
        place += word.length();
        return value;
    }

    private void skipSpace() {
        while (place < text.length() && " \t\r\n".indexOf(text.charAt(place)) >= 0) {
            place++;
        }
    }

    private void expect(char wanted) throws IOException {
        if (take() != wanted) {
            throw fault();
        }
    }

    private char peek() throws IOException {
        if (place >= text.length()) {
            throw fault();
        }
        return text.charAt(place);
    }

    private char take() throws IOException {
        char next = peek();
        place++;
        return next;
    }

    private IOException fault() {
        return new IOException("no JSON at character " + place);
    }
}
