package io.santral.console;

import io.santral.screen.Words;
import io.santral.shared.Refused;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;

/** What the page says after a click. */
@RequestScoped
class Said {
    /** The base name of the desk's texts. */
    private static final String CONSOLE = "i18n.console";

    @Inject
    Words words;

    /** Does the work; if it is refused, the page says why, and the answer is false. */
    boolean unlessRefused(Runnable work) {
        try {
            work.run();
            return true;
        } catch (Refused e) {
            say(FacesMessage.SEVERITY_ERROR, words.reason(e.reason()));
            return false;
        }
    }

    void inform(String key, Object... values) {
        say(FacesMessage.SEVERITY_INFO, words.say(CONSOLE, key, values));
    }

    private static void say(FacesMessage.Severity severity, String text) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(severity, text, null));
    }
}
