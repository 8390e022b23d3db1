# Asked of every host as one fixed command of cmd.run_all, by /bin/sh: nothing is ever put into it.
# It reads and changes nothing. A line for each file that kubeadm makes: its mode, its path and what
# is in it in base64. No key leaves the host: of a key there is only the mode, of what has a
# certificate and a key in it only the certificate, and of a kubeconfig only the fields named here.
LC_ALL=C
PATH=/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL PATH

# A link has no mode of its own.
tell() {
  mode=-
  if [ ! -L "$1" ]; then mode=$(stat -c %a "$1"); fi
  echo "$mode $1 $(base64 -w 0)"
}

certificates() {
  sed -n '/^-----BEGIN CERTIFICATE-----$/,/^-----END CERTIFICATE-----$/p' "$1"
}

kubeconfig() {
  sed -nE '
    /^[ -]*(apiVersion|kind|preferences|current-context|clusters|cluster|contexts|context|users|user):/b plain
    /^[ -]*(name|namespace|server|certificate-authority-data|certificate-authority):/b plain
    /^[ -]*(client-certificate-data|client-certificate|client-key):/b plain
    s/^([ -]*client-key-data):.*/\1: <base64>/
    t plain
    s/^([ -]*[A-Za-z][A-Za-z-]*):.*/\1: <not read>/
    t plain
    b
    :plain
    p' "$1"
}

cd /etc/kubernetes 2>/dev/null || exit 0

for file in manifests/*; do
  case $file in
    manifests/etcd.yaml | manifests/kube-apiserver.yaml | manifests/kube-controller-manager.yaml | manifests/kube-scheduler.yaml)
      if [ -f "$file" ]; then tell "$PWD/$file" <"$file"; fi ;;
    *[!A-Za-z0-9/._-]*) ;;
    *) if [ -f "$file" ]; then tell "$PWD/$file" </dev/null; fi ;;
  esac
done

for name in admin super-admin controller-manager scheduler kubelet; do
  if [ -f "$name.conf" ]; then kubeconfig "$name.conf" | tell "$PWD/$name.conf"; fi
done

for name in ca apiserver apiserver-kubelet-client apiserver-etcd-client front-proxy-ca front-proxy-client \
  etcd/ca etcd/server etcd/peer etcd/healthcheck-client; do
  if [ -f "pki/$name.crt" ]; then certificates "pki/$name.crt" | tell "$PWD/pki/$name.crt"; fi
  if [ -f "pki/$name.key" ]; then tell "$PWD/pki/$name.key" </dev/null; fi
done
for name in sa.key sa.pub; do
  if [ -f "pki/$name" ]; then tell "$PWD/pki/$name" </dev/null; fi
done

cd /var/lib/kubelet 2>/dev/null || exit 0

for name in config.yaml instance-config.yaml kubeadm-flags.env; do
  if [ -f "$name" ]; then tell "$PWD/$name" <"$name"; fi
done
if [ -f dra_manager_state ]; then tell "$PWD/dra_manager_state" </dev/null; fi
for file in pki/*; do
  case $file in
    pki/kubelet-client-current.pem) certificates "$file" | tell "$PWD/$file" ;;
    *[!A-Za-z0-9/._-]*) ;;
    *) if [ -f "$file" ]; then tell "$PWD/$file" </dev/null; fi ;;
  esac
done
