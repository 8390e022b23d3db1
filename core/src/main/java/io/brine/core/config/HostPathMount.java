package io.brine.core.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A path of the host in a static pod, as kubeadm's {@code HostPathMount}. */
public record HostPathMount(
    @Field("name of the volume: an RFC 1123 label") String name,
    @Field("path on the host") AbsolutePath hostPath,
    @Field("path in the container") AbsolutePath mountPath,
    @Field(value = "whether the container may only read it", defaultsTo = "false") boolean readOnly,
    @Field(value = "what must be at the path", absent = "anything may")
        @Nullable PathType pathType) {
  /** As Kubernetes' {@code HostPathType}. */
  public enum PathType {
    @JsonProperty("DirectoryOrCreate")
    DIRECTORY_OR_CREATE("DirectoryOrCreate"),
    @JsonProperty("Directory")
    DIRECTORY("Directory"),
    @JsonProperty("FileOrCreate")
    FILE_OR_CREATE("FileOrCreate"),
    @JsonProperty("File")
    FILE("File"),
    @JsonProperty("Socket")
    SOCKET("Socket"),
    @JsonProperty("CharDevice")
    CHAR_DEVICE("CharDevice"),
    @JsonProperty("BlockDevice")
    BLOCK_DEVICE("BlockDevice");

    private final String yaml;

    PathType(String yaml) {
      this.yaml = yaml;
    }

    /** As Kubernetes writes it. */
    @Override
    public String toString() {
      return yaml;
    }
  }

  /** As Kubernetes writes it; empty when anything may be there. */
  public String typeName() {
    return pathType == null ? "" : pathType.toString();
  }
}
