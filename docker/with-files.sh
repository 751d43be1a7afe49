#!/usr/bin/env bash
# Runs a command with secrets from files: SANTRAL_MASTER_KEY_FILE=/run/secrets/master-key becomes SANTRAL_MASTER_KEY=<its content>,
# and so for every SANTRAL_... and KC_BOOTSTRAP_... variable whose name ends with _FILE.
set -eu
for file in "${!SANTRAL_@}" "${!KC_BOOTSTRAP_@}"; do
  [[ $file == *_FILE ]] || continue
  name=${file%_FILE}
  if [[ -n ${!name:-} ]]; then
    echo "$name and $file are both set: choose one" >&2
    exit 64
  fi
  if [[ ! -r ${!file} ]]; then
    echo "$file: ${!file} cannot be read by user $UID" >&2
    exit 66
  fi
  value=$(<"${!file}")
  if [[ -z $value ]]; then
    echo "$file: ${!file} is empty" >&2
    exit 65
  fi
  export "$name=$value"
  unset "$file"
done
exec "$@"
