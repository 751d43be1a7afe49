package io.santral.screen;

import io.santral.security.Actors;
import io.santral.security.NotLoggedIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The language of the page: as switched on it, else the person's, else the browser's, else Turkish. */
@Named("language")
@RequestScoped
public class Language {
    /** The cookie that the switch on the page sets. */
    static final String COOKIE = "santral-language";

    static final Locale TURKISH =
            new Locale.Builder().setLanguage("tr").setRegion("TR").build();
    static final Locale ENGLISH =
            new Locale.Builder().setLanguage("en").setRegion("GB").build();

    @Inject
    HttpServletRequest request;

    @Inject
    Actors actors;

    private @Nullable Locale locale;

    public Locale getLocale() {
        if (locale == null) {
            locale = Cookies.value(request, COOKIE)
                    .flatMap(Language::offered)
                    .or(this::ofPerson)
                    .or(this::ofBrowser)
                    .orElse(TURKISH);
        }
        return locale;
    }

    /** {@code tr} or {@code en}. */
    public String getCode() {
        return getLocale().getLanguage();
    }

    static Optional<Locale> offered(String language) {
        return switch (language) {
            case "tr" -> Optional.of(TURKISH);
            case "en" -> Optional.of(ENGLISH);
            default -> Optional.empty();
        };
    }

    private Optional<Locale> ofPerson() {
        try {
            return offered(actors.current().language());
        } catch (NotLoggedIn e) {
            return Optional.empty();
        }
    }

    private Optional<Locale> ofBrowser() {
        String wanted = request.getHeader("Accept-Language");
        if (wanted == null || wanted.length() > 200) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(wanted), List.of(TURKISH, ENGLISH)))
                    .or(() -> Locale.LanguageRange.parse(wanted).stream()
                            .map(range -> range.getRange().split("-", 2)[0])
                            .map(Language::offered)
                            .flatMap(Optional::stream)
                            .findFirst());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
