package io.santral.api.v1;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Takes bodies of at most 64 KiB, whether or not their length is announced. */
@Provider
public class SizeLimit implements ContainerRequestFilter {
    static final int BYTES = 64 * 1024;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getLength() > BYTES) {
            throw tooLarge();
        }
        if (request.hasEntity()) {
            request.setEntityStream(new Bounded(request.getEntityStream()));
        }
    }

    private static ClientErrorException tooLarge() {
        return new ClientErrorException(413);
    }

    private static final class Bounded extends FilterInputStream {
        private long count;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            passed(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            passed(Math.max(read, 0));
            return read;
        }

        private void passed(int bytes) {
            count += bytes;
            if (count > BYTES) {
                throw tooLarge();
            }
        }
    }
}
