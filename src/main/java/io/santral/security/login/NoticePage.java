package io.santral.security.login;

import io.santral.shared.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The few words that stand where a page cannot: web.xml sends every error here. It needs neither Faces nor database, since one
 * of them may be what failed, and says nothing of what went wrong inside. Public for the container.
 */
@WebServlet("/session/notice")
public class NoticePage extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Locale TURKISH = Locale.forLanguageTag("tr");

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        boolean api = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
                && uri.startsWith(request.getContextPath() + "/api/");
        if (api) {
            response.setContentType(Problem.MEDIA_TYPE);
            response.getWriter().write(Problem.of(status).json());
        } else {
            response.setContentType("text/html");
            page(response.getWriter(), request, key(request, status));
        }
    }

    private static String key(HttpServletRequest request, int status) {
        if (request.getAttribute(Notice.ATTRIBUTE) instanceof Notice notice) {
            return notice.name().toLowerCase(Locale.ROOT);
        }
        return switch (status) {
            case 403 -> "forbidden";
            case 404 -> "missing";
            default -> status < 500 ? "refused" : "failed";
        };
    }

    private static void page(PrintWriter out, HttpServletRequest request, String key) {
        Locale language = request.getLocale().getLanguage().equals("en") ? Locale.ENGLISH : TURKISH;
        ResourceBundle words = ResourceBundle.getBundle("i18n.notice", language);
        String base = request.getContextPath();
        out.write("""
                <!DOCTYPE html>
                <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>Santral</title><link rel="stylesheet" href="%s/notice.css"></head>
                <body><main><h1>%s</h1><p>%s</p>
                <p><a href="%s/">%s</a></p><form method="post" action="%s/session/logout"><button>%s</button></form>
                </main></body></html>
                """.formatted(
                        language.getLanguage(),
                        base,
                        words.getString(key + ".title"),
                        words.getString(key + ".text"),
                        base,
                        words.getString("front"),
                        base,
                        words.getString("out")));
    }
}
