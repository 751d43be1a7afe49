package io.santral.cases.topic;

/** What somebody does by writing: talep, öneri, eleştiri, şikâyet, teşekkür. */
public enum Kind {
    REQUEST,
    SUGGESTION,
    CRITICISM,
    COMPLAINT,
    PRAISE
}
