package io.santral.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;

/** How a page looks to whoever works with it: pictures, and that nothing stands out of the window. */
final class Looks {
    private Looks() {}

    /**
     * In light and Turkish on a desk, in dark and English on a telephone and on a desk; and back.
     *
     * @param css what is looked at
     * @param english something that stands there in English
     * @param keys what shows it, if it is not there when the page comes
     */
    static void of(Browser browser, String name, String css, String english, String... keys) {
        browser.picture(name);
        browser.size(390, 844);
        as(browser, "dark", "en", css, keys);
        browser.awaitText(css, english);
        browser.picture(name + "-telephone");
        Object beyond = browser.run("return document.documentElement.scrollWidth - window.innerWidth");
        assertThat(((Number) Objects.requireNonNull(beyond)).longValue())
                .as("points that stand out of the window")
                .isNotPositive();
        browser.size(1440, 900);
        browser.picture(name + "-dark");
        as(browser, "light", "tr", css, keys);
        browser.see(css + " *");
    }

    private static void as(Browser browser, String look, String language, String css, String... keys) {
        browser.run("document.cookie = 'santral-look=" + look + "; path=/'; document.cookie = 'santral-language="
                + language + "; path=/'");
        browser.reload();
        for (String key : keys) {
            if (!browser.has(css + " *")) {
                browser.press(key);
            }
        }
    }
}
