package io.santral.database;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the news that would be told. */
public final class Told<E> implements Event<E> {
    private final List<E> news = new CopyOnWriteArrayList<>();

    public List<E> news() {
        return List.copyOf(news);
    }

    public void forget() {
        news.clear();
    }

    @Override
    public void fire(E event) {
        news.add(event);
    }

    @Override
    public <U extends E> CompletionStage<U> fireAsync(U event) {
        throw new UnsupportedOperationException("our news is told in the transaction");
    }

    @Override
    public <U extends E> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
        throw new UnsupportedOperationException("our news is told in the transaction");
    }

    @Override
    public Event<E> select(Annotation... qualifiers) {
        throw new UnsupportedOperationException("our news has no qualifiers");
    }

    @Override
    public <U extends E> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException("our news has no qualifiers");
    }

    @Override
    public <U extends E> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException("our news has no qualifiers");
    }
}
