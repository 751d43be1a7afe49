package io.santral.screen;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The catalogue of messages, in the language of the page. */
@Named("words")
@RequestScoped
public class Words {
    /** The base names of the catalogue's bundles. */
    public static final String SCREEN = "i18n.screen";

    @Inject
    Language language;

    /** The text of a key in that bundle, with {@code {0}} and so on filled in. */
    public String say(String bundle, String key, Object... values) {
        return with(ResourceBundle.getBundle(bundle, language.getLocale()).getString(key), values);
    }

    /** The pattern with {@code {0}} and so on filled in. */
    public String with(String pattern, Object... values) {
        return new MessageFormat(pattern, language.getLocale()).format(values);
    }

    /** Why something was refused: the text of {@code reason.<key>}. A reason without a text of its own is shown by its key. */
    public String reason(String key) {
        try {
            return say(SCREEN, "reason." + key);
        } catch (MissingResourceException e) {
            return say(SCREEN, "reason.other", key);
        }
    }
}
