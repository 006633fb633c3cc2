package io.kedgeline.twins.aws.state;

import io.kedgeline.twins.aws.authz.Caller;

/** Who signed a request. */
public sealed interface Principal {

  /** The account it belongs to. */
  String account();

  /** The caller, as policies name it. */
  Caller caller();

  /** The unique id that {@code aws:userid} holds. */
  String userId();

  /** An account's root user. */
  record Root(String account) implements Principal {
    @Override
    public Caller caller() {
      return new Caller.Root(account);
    }

    @Override
    public String userId() {
      return account;
    }
  }

  /** An IAM user. */
  record User(IamUser user) implements Principal {
    @Override
    public String account() {
      return user.account();
    }

    @Override
    public Caller caller() {
      return new Caller.User(user.arn(), user.account(), user.id());
    }

    @Override
    public String userId() {
      return user.id();
    }
  }

  /** A session of a role. */
  record Session(RoleSession session) implements Principal {
    @Override
    public String account() {
      return session.role().account();
    }

    @Override
    public Caller caller() {
      return new Caller.Session(
          session.arn(), session.role().arn(), session.role().account(), session.assumedRoleId());
    }

    @Override
    public String userId() {
      return session.assumedRoleId();
    }
  }
}
