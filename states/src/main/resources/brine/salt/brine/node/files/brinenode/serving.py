"""The steps by which the bootstrap node serves packages and images, and by which other hosts come to trust it."""

from . import bundle, credential, images, programs, prune, repositories, site, tools, wait


def _names(command):
    command.add_argument("packages", nargs="+", metavar="NAME")


def _timed(command):
    command.add_argument("--timeout", type=float, default=wait.SECONDS, metavar="SECONDS")


def _tools_left(tree, spec, options):
    return {}, tools.left(tree, options.packages)


def _tools(tree, spec, options, given):
    tools.install(tree, spec, options.packages)
    return {}


def _credential_left(tree, spec, options):
    return {}, credential.left(tree)


def _credential(tree, spec, options, given):
    credential.make(tree)
    return {}


def _served_left(tree, spec, options):
    return {}, site.served_left(tree, spec)


def _served(tree, spec, options, given):
    programs.run(["systemctl", "reload", "brine-nginx.service"])
    wait.until("nginx", lambda: site.served_left(tree, spec), options.timeout, "brine-nginx")
    return {}


def _repositories_left(tree, spec, options):
    return {}, repositories.left(tree, spec)


def _repositories(tree, spec, options, given):
    return {"copied": repositories.publish(tree, spec)}


def _images_left(tree, spec, options):
    return {}, images.left(tree, spec)


def _images(tree, spec, options, given):
    return {"pushed": images.push(tree, spec)}


def _trust_left(tree, spec, options):
    return {}, site.key_left(tree, spec)


def _trust(tree, spec, options, given):
    site.fetch_key(tree, spec)
    return {}


def _prune_left(tree, spec, options):
    gone = prune.superfluous(tree, spec)
    return gone, f"{sum(map(len, gone.values()))} packages and images are not in the bundle" if any(
        gone.values()
    ) else ""


def _prune(tree, spec, options, given):
    bundle.of(spec)
    return prune.prune(tree, spec)


SERVING = [
    ("tools", "install packages from the folder of the bundle", _tools_left, _tools, _names),
    ("credential", "make the credential for pushing images", _credential_left, _credential),
    ("served", "let nginx take up its certificate", _served_left, _served, _timed),
    ("repositories", "publish the packages of the bundle", _repositories_left, _repositories),
    ("images", "push the images of the bundle", _images_left, _images),
    ("trust", "fetch the key that signs the packages", _trust_left, _trust),
    ("prune", "remove packages and images that the bundle does not have", _prune_left, _prune),
]
