/**
 * Facebook pages: comments, visitors' posts, mentions and ratings in; public answers out.
 *
 * <p>Owns: Meta's signature and handshake, the form of page webhooks, the Graph API's answers and errors.
 *
 * <p>Not here: private messages (Messenger is a channel of its own), and anything about storing.
 *
 * @see <a href="https://developers.facebook.com/docs/graph-api/webhooks/reference/page/">Webhooks: page</a>
 */
@NullMarked
package io.santral.channel.facebook;

import org.jspecify.annotations.NullMarked;
