package io.santral.tenancy.provision;

import io.santral.tenancy.SecretFolder;
import io.santral.tenancy.file.Problem;
import io.santral.tenancy.file.TenantFiles;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** The secrets that the files name and the folder of secrets does not have. */
final class MissingSecrets {
    private MissingSecrets() {}

    static List<Problem> of(TenantFiles files, SecretFolder secrets) {
        return files.secrets().stream()
                .flatMap(use -> {
                    String why;
                    try {
                        if (secrets.find(use.secret()).isPresent()) {
                            return Stream.<Problem>empty();
                        }
                        why = "there is no secret \"" + use.secret() + "\"; put it into the file "
                                + secrets.path().resolve(use.secret());
                    } catch (UncheckedIOException e) {
                        why = String.valueOf(e.getMessage());
                    }
                    return Stream.of(new Problem(use.file(), use.line(), use.path(), why));
                })
                .toList();
    }
}
