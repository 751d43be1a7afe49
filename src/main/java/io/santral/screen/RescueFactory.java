package io.santral.screen;

import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;

/** Puts {@link Rescue} around every page; named in {@code faces-config.xml}. */
public class RescueFactory extends ExceptionHandlerFactory {
    public RescueFactory(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new Rescue(getWrapped().getExceptionHandler());
    }
}
