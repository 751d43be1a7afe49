package io.santral.channel;

/** Whether a reply may go out; {@code reason} is a key of the message catalogue. */
public sealed interface PolicyVerdict {
    record Allowed(int maxCharacters) implements PolicyVerdict {}

    record Denied(String reason) implements PolicyVerdict {}
}
