package io.santral.cases;

/** A topic of the brand's list, with its titles. One that the brand does not know any more is called by its id. */
public record TopicView(String id, String turkish, String english) {}
