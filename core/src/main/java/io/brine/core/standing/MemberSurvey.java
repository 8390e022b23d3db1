package io.brine.core.standing;

/**
 * A member of etcd as another one sees it.
 *
 * @param name its URL while it has not started
 * @param fault why it does not serve; empty when it does, or has no vote
 */
public record MemberSurvey(String name, boolean votes, String fault) {

  public boolean isWell() {
    return votes && fault.isEmpty();
  }
}
