# Read by the MySQL image's entrypoint at the first start, on an empty data folder: runs bootstrap.sql with the three passwords.
# They come from files, as `docker compose` mounts secrets.
santral_password() {
  local value
  value=$(<"${SANTRAL_SECRET_FILES:-/run/secrets}/$1") || exit 66
  # Goes into a quoted SQL text: what could end it there is refused.
  if [[ ! $value =~ ^[A-Za-z0-9._~-]{16,128}$ ]]; then
    echo "the secret $1 must have 16 to 128 letters, digits or . _ ~ -" >&2
    exit 65
  fi
  printf '%s' "$value"
}

santral_users() {
  local sql owner desk directory
  owner=$(santral_password owner-password) || exit
  desk=$(santral_password desk-password) || exit
  directory=$(santral_password directory-password) || exit
  sql=$(<"${SANTRAL_BOOTSTRAP:-/santral/bootstrap.sql}") || exit
  sql=${sql//'${owner.password}'/$owner}
  sql=${sql//'${desk.password}'/$desk}
  sql=${sql//'${directory.password}'/$directory}
  # A function of the image's entrypoint: the client, logged in as root.
  docker_process_sql <<<"$sql"
}

santral_users
