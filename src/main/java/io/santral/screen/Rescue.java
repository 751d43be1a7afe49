package io.santral.screen;

import io.santral.security.NotLoggedIn;
import io.santral.shared.NotThere;
import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What a page answers when something went wrong: a status, and for it the page that the deployment descriptor names. A request of
 * the page's own script gets the bare status; the script says it in words and keeps what was being typed.
 */
class Rescue extends ExceptionHandlerWrapper {
    /** The view is gone on our side; the page must be opened again. */
    private static final int OPEN_AGAIN = HttpServletResponse.SC_CONFLICT;

    private static final Logger LOG = Logger.getLogger(Rescue.class.getName());

    Rescue(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        Iterator<ExceptionQueuedEvent> queued =
                getUnhandledExceptionQueuedEvents().iterator();
        if (queued.hasNext()) {
            Throwable cause = queued.next().getContext().getException();
            queued.remove();
            queued.forEachRemaining(further -> queued.remove());
            answer(FacesContext.getCurrentInstance(), status(cause));
        }
    }

    private static int status(Throwable thrown) {
        if (find(thrown, NotThere.class)) {
            return HttpServletResponse.SC_NOT_FOUND;
        }
        if (find(thrown, NotLoggedIn.class)) {
            return HttpServletResponse.SC_FORBIDDEN;
        }
        if (find(thrown, ViewExpiredException.class)) {
            return OPEN_AGAIN;
        }
        LOG.log(Level.SEVERE, "A page failed", thrown);
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    private static boolean find(@Nullable Throwable thrown, Class<? extends Throwable> wanted) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (wanted.isInstance(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static void answer(FacesContext faces, int status) {
        ExternalContext external = faces.getExternalContext();
        try {
            if (!external.isResponseCommitted()) {
                external.responseReset();
                if (faces.getPartialViewContext().isAjaxRequest()) {
                    external.setResponseStatus(status);
                } else {
                    external.responseSendError(status, null);
                }
            }
            faces.responseComplete();
        } catch (IOException e) {
            throw new FacesException(new UncheckedIOException(e));
        }
    }
}
