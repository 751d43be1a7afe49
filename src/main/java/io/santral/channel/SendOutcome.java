package io.santral.channel;

import java.time.Duration;

/** What came of one try to send. */
public sealed interface SendOutcome {
    /** The provider has it under this id. */
    record Accepted(String externalId) implements SendOutcome {}

    /** It certainly was not sent; try again after the pause. */
    record Retry(Duration pause, String reason) implements SendOutcome {}

    /** It certainly was not sent and will not be as it stands. */
    record Rejected(ErrorClass error, String reason) implements SendOutcome {}

    /** Nobody here can know: never blindly sent again. */
    record Unknown(String reason) implements SendOutcome {}

    enum ErrorClass {
        REAUTH,
        PERMISSION,
        POLICY_WINDOW,
        RECIPIENT_UNREACHABLE,
        CONTENT,
        FATAL
    }
}
