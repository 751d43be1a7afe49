package io.santral.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.channel.InboundEvent;
import io.santral.reply.ReplyState;
import io.santral.sla.Target;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Every word on a page comes from the catalogue, in both languages. */
class CatalogueTest {
    private static final Path PAGES = Path.of("src/main/webapp");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path BUNDLES = Path.of("src/main/resources/i18n");

    /** {@code console['queue.next']}, with or without something appended to the key. */
    private static final Pattern USED = Pattern.compile("\\b(screen|console|portal)\\[(.*?)\\](?=[,}) ?:\\]])");

    private static final Pattern LITERAL = Pattern.compile("'([^']*)'(\\.concat)?");
    /** The names of what carries a reason, and the reason. */
    private static final Pattern REFUSED =
            Pattern.compile("\\b(?:Refused|Denied|Rejected|rejected|Retry|Unknown)\\([^;\"]*\"([a-z]+\\.[a-z-]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"screen", "console", "customer", "portal", "outbound"})
    void both_languages_say_the_same_things(String bundle) {
        Properties turkish = read(bundle, "tr");
        Properties english = read(bundle, "en");

        assertThat(turkish.stringPropertyNames())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
        for (String key : turkish.stringPropertyNames()) {
            assertThat(places(turkish.getProperty(key)))
                    .as("the values in " + key)
                    .isEqualTo(places(english.getProperty(key)));
            for (Properties language : List.of(turkish, english)) {
                // A straight apostrophe is a quote to MessageFormat, and a typewriter's mark to a reader.
                assertThat(language.getProperty(key)).as(key).isNotBlank().doesNotContain("'");
                assertThat(new MessageFormat(language.getProperty(key), Locale.ROOT))
                        .isNotNull();
            }
        }
    }

    @Test
    void every_word_that_a_page_asks_for_exists() {
        List<String> missing = new ArrayList<>();
        int asked = 0;
        for (Path page : pages()) {
            Matcher used = USED.matcher(text(page));
            while (used.find()) {
                Properties words = read(used.group(1), "tr");
                Matcher literal = LITERAL.matcher(used.group(2));
                while (literal.find()) {
                    String key = literal.group(1);
                    // 'a.'.concat(x) asks for keys that begin so; a bare '.' joins two of them; words of a comparison
                    // are none.
                    boolean comparison = !key.contains(".") || key.equals(".");
                    boolean known = literal.group(2) == null
                            ? words.containsKey(key)
                            : words.stringPropertyNames().stream().anyMatch(name -> name.startsWith(key));
                    asked++;
                    if (!comparison && !known) {
                        missing.add(page + ": " + used.group(1) + " " + key);
                    }
                }
            }
        }

        assertThat(missing).isEmpty();
        assertThat(asked).isGreaterThan(80);
    }

    @Test
    void every_value_that_a_page_names_has_a_word() {
        Set<String> screen = read("screen", "tr").stringPropertyNames();
        Set<String> console = read("console", "tr").stringPropertyNames();

        for (InboundEvent.Kind kind : InboundEvent.Kind.values()) {
            assertThat(screen).contains("kind." + kind);
            for (InboundEvent.Visibility visibility : InboundEvent.Visibility.values()) {
                assertThat(screen).contains("visibility." + visibility);
                assertThat(console).contains("answer.how." + kind + "." + visibility);
            }
        }
        Arrays.stream(Target.values()).forEach(target -> assertThat(screen).contains("target." + target));
        Arrays.stream(ReplyState.values())
                .forEach(state -> assertThat(console)
                        .contains("reply.state." + state.name().toLowerCase(Locale.ROOT)));
    }

    @Test
    void every_reason_to_refuse_has_a_word() {
        Set<String> words = read("screen", "tr").stringPropertyNames();
        Set<String> reasons = new TreeSet<>();
        for (Path source : files(SOURCES, ".java")) {
            REFUSED.matcher(text(source)).results().forEach(refused -> reasons.add("reason." + refused.group(1)));
        }

        assertThat(reasons).contains("reason.reply.key");
        assertThat(words).containsAll(reasons);
    }

    @Test
    void no_page_has_words_of_its_own() throws Exception {
        List<String> own = new ArrayList<>();
        for (Path page : pages()) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            collect(factory.newDocumentBuilder().parse(page.toFile()).getDocumentElement(), page, own);
        }

        assertThat(own).isEmpty();
    }

    private static void collect(Element element, Path page, List<String> own) {
        // Names of languages in themselves, of keys on a keyboard and of the product are the same in every language.
        boolean universal = element.getTagName().equals("kbd")
                || element.hasAttribute("lang") && element.getTagName().equals("button");
        for (String name : List.of("title", "placeholder", "aria-label", "alt", "header", "message", "label")) {
            note(element.getAttribute(name), page, own);
        }
        if (element.getTagName().startsWith("p:")) {
            note(element.getAttribute("value"), page, own);
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                collect(inner, page, own);
            } else if (child.getNodeType() == Node.TEXT_NODE && !universal) {
                note(child.getNodeValue(), page, own);
            }
        }
    }

    private static void note(String words, Path page, List<String> own) {
        String bare = words.replaceAll("[#$]\\{[^}]*\\}", "").replaceAll("\\b(Santral|Ctrl\\+Enter)\\b", "");
        if (bare.codePoints().anyMatch(Character::isLetter)) {
            own.add(page + ": " + words.strip());
        }
    }

    private static Set<String> places(String pattern) {
        Set<String> places = new TreeSet<>();
        Pattern.compile("\\{\\d\\}").matcher(pattern).results().forEach(place -> places.add(place.group()));
        return places;
    }

    private static Properties read(String bundle, String language) {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(bundle + "_" + language + ".properties"))) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private static List<Path> pages() {
        List<Path> pages = files(PAGES, ".xhtml");
        assertThat(pages).hasSizeGreaterThan(10);
        return pages;
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
