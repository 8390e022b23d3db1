package io.brine.core.result;

/** One state of a minion's run: the SLS that it stands in and its id. */
public record StateRef(String sls, String id) implements Comparable<StateRef> {
  public StateRef {
    sls = PlainText.name(sls);
    id = PlainText.name(id);
  }

  @Override
  public int compareTo(StateRef other) {
    int bySls = sls.compareTo(other.sls);
    return bySls != 0 ? bySls : id.compareTo(other.id);
  }

  @Override
  public String toString() {
    return sls.isEmpty() ? id : sls + ": " + id;
  }
}
