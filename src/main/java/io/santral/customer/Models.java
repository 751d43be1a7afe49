package io.santral.customer;

import io.santral.customer.matching.Model;
import jakarta.enterprise.context.ApplicationScoped;

/** The model that decides for the brand of the current scope. */
@ApplicationScoped
class Models {
    Model current() {
        return Model.shipped();
    }
}
