package io.santral.stream;

import io.santral.channel.InboundEvent.Kind;
import io.santral.channel.InboundEvent.Visibility;

/** The brand's accounts, by what comes in there. A platform's posts and messages come in at the same account. */
public enum Entrance {
    VOICE("voice", "+908502220101", Kind.CALL, Visibility.PRIVATE),
    WHATSAPP("whatsapp", "+908502220102", Kind.MESSAGE, Visibility.PRIVATE),
    SMS("sms", "2201", Kind.SMS, Visibility.PRIVATE),
    CHAT("webchat", "www.sepet.example", Kind.CHAT, Visibility.PRIVATE),
    MAIL("email", "destek@sepet.example", Kind.MAIL, Visibility.PRIVATE),
    X_DIRECT("x", "70011", Kind.MESSAGE, Visibility.PRIVATE),
    X_PUBLIC("x", "70011", Kind.POST, Visibility.PUBLIC),
    INSTAGRAM_DIRECT("instagram", "70012", Kind.MESSAGE, Visibility.PRIVATE),
    INSTAGRAM_PUBLIC("instagram", "70012", Kind.COMMENT, Visibility.PUBLIC),
    FACEBOOK_DIRECT("facebook", "70013", Kind.MESSAGE, Visibility.PRIVATE),
    FACEBOOK_PUBLIC("facebook", "70013", Kind.COMMENT, Visibility.PUBLIC),
    FAX("fax", "+902122220103", Kind.FAX, Visibility.PRIVATE);

    private final String channel;
    private final String account;
    private final Kind kind;
    private final Visibility visibility;

    Entrance(String channel, String account, Kind kind, Visibility visibility) {
        this.channel = channel;
        this.account = account;
        this.kind = kind;
        this.visibility = visibility;
    }

    /** The connector's name. */
    public String channel() {
        return channel;
    }

    /** The provider's id of the account. */
    public String account() {
        return account;
    }

    public Kind kind() {
        return kind;
    }

    public Visibility visibility() {
        return visibility;
    }

    static Entrance of(String platform, boolean isPublic) {
        return switch (platform) {
            case "x" -> isPublic ? X_PUBLIC : X_DIRECT;
            case "instagram" -> isPublic ? INSTAGRAM_PUBLIC : INSTAGRAM_DIRECT;
            default -> isPublic ? FACEBOOK_PUBLIC : FACEBOOK_DIRECT;
        };
    }
}
