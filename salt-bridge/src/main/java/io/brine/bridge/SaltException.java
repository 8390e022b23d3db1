package io.brine.bridge;

import java.net.URI;

/**
 * The salt-master could not do what was asked of it. Each kind is a trouble of its own with an own
 * exit code; the message says what was tried, on what, what was seen and what to do.
 */
public abstract sealed class SaltException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String advice;

  private SaltException(String what, String advice) {
    super(what + "; " + advice);
    this.advice = advice;
  }

  private SaltException(String what, String advice, Throwable cause) {
    super(what + "; " + advice, cause);
    this.advice = advice;
  }

  /** What to do, in the imperative; may be several lines. */
  public String advice() {
    return advice;
  }

  /** What a process that fails by this ends with. */
  public abstract int exitCode();

  /** Nobody answers, or the answer broke off. */
  public static final class Unreachable extends SaltException {
    private static final long serialVersionUID = 1L;

    Unreachable(String what, String advice, Throwable cause) {
      super(what, advice, cause);
    }

    Unreachable(String what, String advice) {
      super(what, advice);
    }

    @Override
    public int exitCode() {
      return 5;
    }
  }

  /** The one that answers cannot prove to be the salt-master. */
  public static final class Tls extends SaltException {
    private static final long serialVersionUID = 1L;

    Tls(String what, String advice, Throwable cause) {
      super(what, advice, cause);
    }

    Tls(String what, String advice) {
      super(what, advice);
    }

    @Override
    public int exitCode() {
      return 5;
    }
  }

  /** Something answers that is not Salt as Brine knows it, or Salt broke inside. */
  public static final class BadAnswer extends SaltException {
    private static final long serialVersionUID = 1L;

    BadAnswer(String what, String advice) {
      super(what, advice);
    }

    BadAnswer(String what, String advice, Throwable cause) {
      super(what, advice, cause);
    }

    @Override
    public int exitCode() {
      return 5;
    }
  }

  /** User, password or eauth are wrong. */
  public static final class Authentication extends SaltException {
    private static final long serialVersionUID = 1L;

    Authentication(URI url, String user, String eauth) {
      super(
          "logging in to %s as \"%s\" with eauth \"%s\" was refused".formatted(url, user, eauth),
          "check user, password and eauth, and that external_auth in the master's configuration"
              + " has \"%s\" with \"%s\" in it".formatted(eauth, user));
    }

    @Override
    public int exitCode() {
      return 6;
    }
  }

  /** The user is known, but may not do this. */
  public static final class Authorisation extends SaltException {
    private static final long serialVersionUID = 1L;

    private final String client;
    private final String function;

    Authorisation(SaltCall call, String user, String eauth) {
      super(
          "%s %s was refused to \"%s\"".formatted(call.client(), call.function(), user),
          """
          add to the master's configuration, in /etc/salt/master.d/brine.conf, and restart salt-master and salt-api \
          (or run `brine master setup`):
          %s"""
              .formatted(MasterLines.externalAuth(call, user, eauth)));
      this.client = call.client();
      this.function = call.function();
    }

    public String client() {
      return client;
    }

    public String function() {
      return function;
    }

    @Override
    public int exitCode() {
      return 7;
    }
  }

  /** salt-api does not run this client for anybody, as Salt 3006 and later do by default. */
  public static final class ClientDisabled extends SaltException {
    private static final long serialVersionUID = 1L;

    private final String client;

    ClientDisabled(SaltCall call) {
      super(
          "salt-api has the client \"%s\" disabled, which %s needs"
              .formatted(call.client(), call.function()),
          """
          add to the master's configuration, in /etc/salt/master.d/brine.conf, and restart salt-api \
          (or run `brine master setup`):
          %s"""
              .formatted(MasterLines.netapiClients()));
      this.client = call.client();
    }

    public String client() {
      return client;
    }

    @Override
    public int exitCode() {
      return 7;
    }
  }

  /** A minion's key is not the one that was asked to be accepted. */
  public static final class KeyRefused extends SaltException {
    private static final long serialVersionUID = 1L;

    KeyRefused(String what, String advice) {
      super(what, advice);
    }

    @Override
    public int exitCode() {
      return 2;
    }
  }

  /** The master's own configuration cannot be read or changed as asked, or this is not its host. */
  public static final class MasterConfiguration extends SaltException {
    private static final long serialVersionUID = 1L;

    MasterConfiguration(String what, String advice) {
      super(what, advice);
    }

    @Override
    public int exitCode() {
      return 2;
    }
  }

  /** A job is or may be going on, and how it ends could not be seen. */
  public static final class OutcomeUnknown extends SaltException {
    private static final long serialVersionUID = 1L;

    OutcomeUnknown(String what, String advice, Throwable cause) {
      super(what, advice, cause);
    }

    OutcomeUnknown(String what, String advice) {
      super(what, advice);
    }

    @Override
    public int exitCode() {
      return 9;
    }
  }

  /** This process was told to stop; what runs on the master goes on. */
  public static final class Interrupted extends SaltException {
    private static final long serialVersionUID = 1L;

    Interrupted(String what, String advice) {
      super(what, advice);
    }

    @Override
    public int exitCode() {
      return 130;
    }
  }
}
