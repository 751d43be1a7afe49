#!/usr/bin/env bash
# Makes the secrets that compose.yaml mounts, in docker/secrets, each once. What is there is left as it is.
# The providers' secrets are not made but given by them: put them into docker/secrets/channels, one file each, named as
# tenants/ names them; `mvn -q -Ptenants -Dexec.args=secrets` lists the names.
set -eu
folder=${1:-$(dirname "$0")/secrets}
# The folder is for its owner only. The files can be read by anyone inside a container, where another user runs.
umask 022
mkdir -p "$folder/channels"
chmod 700 "$folder"
make_secret() {
  [[ -s $folder/$1 ]] && return
  "${@:2}" >"$folder/$1.draft"
  mv "$folder/$1.draft" "$folder/$1"
  echo "made $folder/$1"
}
password() { head -c 30 /dev/urandom | base64 | tr -d '\n' | tr '+/' '-_'; }
key() { head -c 32 /dev/urandom | base64 | tr -d '\n'; }
for name in mysql-root-password owner-password desk-password directory-password console-secret provisioner-secret \
  keycloak-admin-password; do
  make_secret "$name" password
done
make_secret master-key key
