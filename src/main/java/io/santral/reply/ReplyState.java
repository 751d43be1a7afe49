package io.santral.reply;

/** Where a reply is on its way. */
public enum ReplyState {
    QUEUED,
    SENDING,
    SENT,
    FAILED,
    /** It may or may not stand at the provider; a person decides, with what reconciliation found. */
    UNKNOWN
}
