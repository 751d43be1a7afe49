package io.santral.tenancy.provision;

import java.net.URI;

/** Where Keycloak is, and how we may work in it. */
record Realm(URI server, String name, String provisionerSecret) {
    @Override
    public String toString() {
        return server + "/realms/" + name;
    }
}
