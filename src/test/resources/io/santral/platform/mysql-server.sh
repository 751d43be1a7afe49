#!/bin/sh
# Unpacks the MySQL server of Debian's unstable release, with all its libraries, into a folder of its own.
# Nothing is installed on this machine. Usage: mysql-server.sh <folder>; afterwards <folder>/root/usr/sbin/mysqld is there.
set -eu
folder=$1
[ -x "$folder/root/usr/sbin/mysqld" ] && exit 0

for tool in apt-get dpkg-deb tar; do
  command -v $tool >/dev/null || { echo "needs $tool, that is, a Debian or Ubuntu"; exit 1; }
done
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
[ -r $keyring ] || { echo "needs the package debian-archive-keyring"; exit 1; }
# The mirror that this machine uses already, if it is Debian's.
mirror=$(apt-get indextargets --format '$(SITE)' 'Origin: Debian' 2>/dev/null | grep -v security | head -n 1)
[ -n "$mirror" ] || { echo "needs a Debian mirror in the apt sources"; exit 1; }

rm -rf "$folder"
mkdir -p "$folder/apt/lists/partial" "$folder/apt/cache/archives/partial" "$folder/apt/state" "$folder/etc"
: > "$folder/apt/state/status"
echo "deb [signed-by=$keyring] $mirror sid main" > "$folder/etc/sources.list"
cat > "$folder/apt.conf" <<EOF
Dir::State "$folder/apt/state";
Dir::State::Lists "$folder/apt/lists";
Dir::State::status "$folder/apt/state/status";
Dir::Cache "$folder/apt/cache";
Dir::Etc::SourceList "$folder/etc/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "/dev/null";
APT::Architecture "amd64";
APT::Architectures { "amd64"; };
APT::Install-Recommends "false";
APT::Sandbox::User "$(id -un)";
Debug::NoLocking "true";
EOF
export APT_CONFIG="$folder/apt.conf"
apt-get -q update
apt-get -q install -y --download-only mysql-server-core

draft="$folder/draft"
mkdir -p "$draft/usr/lib" "$draft/usr/lib64" "$draft/usr/bin" "$draft/usr/sbin"
for one in lib lib64 bin sbin; do ln -sfn usr/$one "$draft/$one"; done
for package in "$folder"/apt/cache/archives/*.deb; do
  case $package in *perl*|*libdb5*|*gdbm*|*gconv*) continue ;; esac
  dpkg-deb --fsys-tarfile "$package" | tar -x --no-same-owner --keep-directory-symlink -C "$draft"
done
mv "$draft" "$folder/root"
rm -rf "$folder/apt/cache/archives" "$folder/apt/lists"
