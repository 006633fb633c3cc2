package io.kedgeline.starters.people.store;

import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.PeopleReader;
import io.kedgeline.domain.identity.StoreContent;
import io.kedgeline.domain.identity.StoreGroup;
import io.kedgeline.domain.identity.StoreUser;
import io.kedgeline.starters.people.SourceUnreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.Email;
import software.amazon.awssdk.services.identitystore.model.ExternalId;
import software.amazon.awssdk.services.identitystore.model.Group;
import software.amazon.awssdk.services.identitystore.model.GroupMembership;
import software.amazon.awssdk.services.identitystore.model.ListGroupMembershipsResponse;
import software.amazon.awssdk.services.identitystore.model.ListGroupsResponse;
import software.amazon.awssdk.services.identitystore.model.ListUsersResponse;
import software.amazon.awssdk.services.identitystore.model.User;

/**
 * Reads an identity store whole, page by page. Its pages are no snapshot: who is moved while it is
 * read may be missing, and is then nobody until the next reading.
 *
 * @param client calls AWS
 * @param store the store's id
 */
record StoreListing(IdentitystoreClient client, String store) {

  private static final int MOST_GROUPS = 10_000;
  private static final int MOST_MEMBERSHIPS = 10_000;
  private static final int LARGEST_PAGE = 100;

  /** So many entries cannot stand on so few pages; but pages may be empty, and go on for ever. */
  private static final int MOST_PAGES = 1_000;

  /** Everybody, all groups, and who stands in those of these names. */
  StoreContent read(Set<GroupName> wanted) {
    List<StoreGroup> groups =
        all(
            "ListGroups",
            MOST_GROUPS,
            this::groups,
            ListGroupsResponse::nextToken,
            page -> page.groups().stream().map(StoreListing::group).toList());
    List<StoreContent.Membership> memberships = new ArrayList<>();
    for (StoreGroup group : groups) {
      if (group.among(wanted).isPresent()) {
        memberships.addAll(
            all(
                "ListGroupMemberships",
                MOST_MEMBERSHIPS,
                token -> memberships(group, token),
                ListGroupMembershipsResponse::nextToken,
                page -> page.groupMemberships().stream().map(StoreListing::membership).toList()));
      }
    }
    List<StoreUser> users =
        all(
            "ListUsers",
            PeopleReader.MOST_PEOPLE,
            this::users,
            ListUsersResponse::nextToken,
            page -> page.users().stream().map(StoreListing::user).toList());
    return new StoreContent(users, groups, memberships);
  }

  private ListGroupsResponse groups(@Nullable String token) {
    return client.listGroups(
        r -> r.identityStoreId(store).maxResults(LARGEST_PAGE).nextToken(token));
  }

  private ListGroupMembershipsResponse memberships(StoreGroup group, @Nullable String token) {
    return client.listGroupMemberships(r ->
        r.identityStoreId(store).groupId(group.id()).maxResults(LARGEST_PAGE).nextToken(token));
  }

  private ListUsersResponse users(@Nullable String token) {
    return client.listUsers(
        r -> r.identityStoreId(store).maxResults(LARGEST_PAGE).nextToken(token));
  }

  /** One page as AWS gives it; the first has no token. */
  @FunctionalInterface
  private interface Paging<P> {
    P page(@Nullable String token);
  }

  /** The token of the next page, if there is one. */
  @FunctionalInterface
  private interface Token<P> {
    @Nullable String of(P page);
  }

  private static <P, T> List<T> all(
      String operation, int most, Paging<P> paging, Token<P> token, Function<P, List<T>> entries) {
    List<T> all = new ArrayList<>();
    @Nullable String next = null;
    int pages = 0;
    do {
      P page = paging.page(next);
      all.addAll(entries.apply(page));
      next = token.of(page);
      pages++;
      if (all.size() > most || pages > MOST_PAGES) {
        throw new SourceUnreadable(operation + " answers more than " + most + ", or without end");
      }
    } while (next != null);
    return all;
  }

  private static StoreGroup group(Group group) {
    return new StoreGroup(group.groupId(), Optional.ofNullable(group.displayName()));
  }

  private static StoreContent.Membership membership(GroupMembership membership) {
    return new StoreContent.Membership(
        membership.groupId(),
        Optional.ofNullable(membership.memberId()).flatMap(m -> Optional.ofNullable(m.userId())));
  }

  private static StoreUser user(User user) {
    return new StoreUser(
        user.userId(),
        Optional.ofNullable(user.userName()),
        Optional.ofNullable(user.displayName()),
        Optional.ofNullable(user.userStatusAsString()),
        user.emails().stream().map(Email::value).filter(Objects::nonNull).toList(),
        user.externalIds().stream().flatMap(StoreListing::account).toList());
  }

  /** What has no issuer or no id is no account. */
  private static Stream<StoreUser.Account> account(ExternalId known) {
    return known.issuer() == null || known.id() == null
        ? Stream.empty()
        : Stream.of(new StoreUser.Account(known.issuer(), known.id()));
  }
}
