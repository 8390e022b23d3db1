"""Values that a template, a shell or YAML would take for more than text, in every free field of cluster.yaml."""
