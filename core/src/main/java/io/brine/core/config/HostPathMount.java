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
    DIRECTORY_OR_CREATE,
    @JsonProperty("Directory")
    DIRECTORY,
    @JsonProperty("FileOrCreate")
    FILE_OR_CREATE,
    @JsonProperty("File")
    FILE,
    @JsonProperty("Socket")
    SOCKET,
    @JsonProperty("CharDevice")
    CHAR_DEVICE,
    @JsonProperty("BlockDevice")
    BLOCK_DEVICE
  }
}
