# Asked of every host as one fixed command of cmd.run_all, by /bin/sh: nothing is ever put into it.
# It reads and changes nothing. Whatever a local user can word freely (names of processes) comes
# last, so that it cannot pass for another section.
LC_ALL=C
PATH=/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL PATH

echo '== clock'
date +%s.%N

echo '== cgroup'
stat -fc %T /sys/fs/cgroup

echo '== memory'
sed -n 's/^MemTotal: *\([0-9]*\) kB$/\1/p' /proc/meminfo

echo '== forwarding'
if [ "$(cat /proc/sys/net/ipv4/ip_forward)" = 1 ]; then echo IPv4; fi
if [ "$(cat /proc/sys/net/ipv6/conf/all/forwarding 2>/dev/null)" = 1 ]; then echo IPv6; fi

echo '== disks'
for folder in /var/lib/containerd /var/lib/etcd /var/lib/kubelet; do
  there=$folder
  while [ ! -e "$there" ]; do there=$(dirname "$there"); done
  echo "$folder" $(df -B1 --output=size,avail "$there" | tail -n 1)
done

echo '== binaries'
for name in cp ip losetup mount; do
  if command -v "$name" >/dev/null; then echo "$name"; fi
done

echo '== services'
systemctl list-units --all --plain --no-legend --no-pager --type=service \
  chronyd.service chrony.service ntpd.service ntpsec.service systemd-timesyncd.service \
  containerd.service cri-docker.service crio.service docker.service \
  firewalld.service ufw.service \
  haproxy.service keepalived.service nginx.service httpd.service apache2.service etcd.service \
  systemd-resolved.service kubelet.service k3s.service k3s-agent.service rke2-server.service rke2-agent.service \
  k0scontroller.service k0sworker.service 'snap.microk8s.*.service'
# A unit that is not loaded is in no such list.
systemctl is-active --quiet firewalld.service ||
  systemctl list-unit-files --plain --no-legend --no-pager firewalld.service |
  sed -n 's/^firewalld.service *masked.*/firewalld.service - masked -/p; t
    s/^firewalld.service .*/firewalld.service - inactive -/p'

echo '== cluster'
grep -o '"cluster" *: *"[a-z0-9.-]*"' /etc/brine/node.json 2>/dev/null | head -n 1 | cut -d '"' -f 4

echo '== kubelet'
if [ -e /etc/kubernetes/kubelet.conf ]; then echo configured; fi

echo '== etcd'
sed -n 's/^ *- --\(initial-cluster\(-state\)\{0,1\}=.*\)$/\1/p' /etc/kubernetes/manifests/etcd.yaml 2>/dev/null

echo '== addresses'
ip -j address

echo '== routes4'
ip -j -4 route

echo '== routes6'
ip -j -6 route

echo '== manifests'
ls /etc/kubernetes/manifests 2>/dev/null

echo '== swaps'
sed 1d /proc/swaps

echo '== listeners'
ss -Hltnp
