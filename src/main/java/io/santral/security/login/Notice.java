package io.santral.security.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Why somebody sees a page of a few words instead of the one that they asked for. */
enum Notice {
    /** The provider knows them, we do not, or have locked them. */
    CLOSED(HttpServletResponse.SC_FORBIDDEN),
    /** The log-in took too long, was begun elsewhere, or was refused. */
    AGAIN(HttpServletResponse.SC_BAD_REQUEST),
    /** Log-in or directory cannot be had now. */
    LATER(HttpServletResponse.SC_SERVICE_UNAVAILABLE);

    static final String ATTRIBUTE = Notice.class.getName();

    private final int status;

    Notice(int status) {
        this.status = status;
    }

    void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setAttribute(ATTRIBUTE, this);
        response.sendError(status);
    }
}
