package io.santral.screen;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** Light, dark, or as the person's machine has it. */
@Named("look")
@RequestScoped
public class Look {
    static final String COOKIE = "santral-look";

    @Inject
    HttpServletRequest request;

    /** {@code light}, {@code dark} or {@code auto}. */
    public String getTheme() {
        return Cookies.value(request, COOKIE)
                .filter(theme -> theme.equals("light") || theme.equals("dark"))
                .orElse("auto");
    }
}
