package io.santral.screen;

import io.santral.security.Permission;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Who may stand in front of which pages; the facades behind them ask again, for each brand. */
@Named("door")
@RequestScoped
public class Door {
    @Inject
    Me me;

    /** The way from the front page: to the desk, or to the portal. */
    public void lead() throws IOException {
        if (me.isAtDesk()) {
            go("/console/queue/desk.xhtml");
        } else if (me.isAtPortal()) {
            go("/portal/service.xhtml");
        } else {
            refuse();
        }
    }

    /** Lets in who works on cases ({@link Permission#SEE_CASES}) of some brand. */
    public void desk() throws IOException {
        if (!me.isAtDesk()) {
            refuse();
        }
    }

    /** Lets in who may see the figures ({@link Permission#SEE_SERVICE}) of some brand. */
    public void portal() throws IOException {
        if (!me.isAtPortal()) {
            refuse();
        }
    }

    /** Lets in who leads the work ({@link Permission#LEAD}) of some brand. */
    public void leader() throws IOException {
        if (!me.isLeader()) {
            refuse();
        }
    }

    /** Lets in who looks after how some brand is set up ({@link Permission#OPERATE}). */
    public void operator() throws IOException {
        if (!me.isOperator()) {
            refuse();
        }
    }

    private static void go(String page) throws IOException {
        ExternalContext external = external();
        external.redirect(external.getRequestContextPath() + page);
    }

    private static void refuse() throws IOException {
        external().responseSendError(HttpServletResponse.SC_FORBIDDEN, null);
        FacesContext.getCurrentInstance().responseComplete();
    }

    private static ExternalContext external() {
        return FacesContext.getCurrentInstance().getExternalContext();
    }
}
