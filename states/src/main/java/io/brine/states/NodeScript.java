package io.brine.states;

import io.brine.core.render.RenderedFile;
import java.util.List;

/** brine-node, which every minion fetches from the tree. */
final class NodeScript {

  static final String FOLDER = "brine/salt/brine/node/files/";
  static final List<String> NAMES =
      List.of(
          "brine-node",
          "brinenode/__init__.py",
          "brinenode/api.py",
          "brinenode/bundle.py",
          "brinenode/certificates.py",
          "brinenode/cli.py",
          "brinenode/credential.py",
          "brinenode/errors.py",
          "brinenode/etcd.py",
          "brinenode/files.py",
          "brinenode/firewall.py",
          "brinenode/images.py",
          "brinenode/kernel.py",
          "brinenode/keys.py",
          "brinenode/kubeconfig.py",
          "brinenode/kubelet.py",
          "brinenode/leaves.py",
          "brinenode/manifests.py",
          "brinenode/member.py",
          "brinenode/nodes.py",
          "brinenode/objects.py",
          "brinenode/packages.py",
          "brinenode/pki.py",
          "brinenode/pods.py",
          "brinenode/programs.py",
          "brinenode/prune.py",
          "brinenode/removal.py",
          "brinenode/repositories.py",
          "brinenode/reset.py",
          "brinenode/resources.py",
          "brinenode/seal.py",
          "brinenode/serving.py",
          "brinenode/signing.py",
          "brinenode/site.py",
          "brinenode/spec.py",
          "brinenode/steps.py",
          "brinenode/survey.py",
          "brinenode/token.py",
          "brinenode/tools.py",
          "brinenode/verify.py",
          "brinenode/wait.py");

  private NodeScript() {}

  static List<RenderedFile> files() {
    return Resources.files(FOLDER, NAMES, "salt/brine/node/files/");
  }
}
