package io.kedgeline.starters.people.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.starters.people.SourceUnreadable;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.ListGroupsRequest;
import software.amazon.awssdk.services.identitystore.model.ListGroupsResponse;
import software.amazon.awssdk.services.identitystore.model.ListUsersRequest;
import software.amazon.awssdk.services.identitystore.model.ListUsersResponse;
import software.amazon.awssdk.services.identitystore.model.User;

/** A store that is larger than can be read, or has no end, is not read. */
class StoreListingTest {

  /**
   * An AWS of many pages.
   *
   * @param onEach how many users stand on each
   * @param pages how many there are
   */
  private record ManyPages(int onEach, int pages) implements IdentitystoreClient {

    @Override
    public ListGroupsResponse listGroups(ListGroupsRequest request) {
      return ListGroupsResponse.builder().build();
    }

    @Override
    public ListUsersResponse listUsers(ListUsersRequest request) {
      int page = request.nextToken() == null ? 1 : Integer.parseInt(request.nextToken());
      List<User> users =
          IntStream.range(0, onEach)
              .mapToObj(n -> User.builder().userId("user-" + page + "-" + n).build())
              .toList();
      ListUsersResponse.Builder answer = ListUsersResponse.builder().users(users);
      return page < pages ? answer.nextToken(Integer.toString(page + 1)).build() : answer.build();
    }

    @Override
    public String serviceName() {
      return "identitystore";
    }

    @Override
    public void close() {}
  }

  private static StoreListing of(int onEach, int pages) {
    return new StoreListing(new ManyPages(onEach, pages), "d-1234567890");
  }

  @Test
  void tenThousandUsersAreRead() {
    assertEquals(10_000, of(100, 100).read(Set.of()).users().size());
  }

  @Test
  void moreAreNot() {
    assertThrows(SourceUnreadable.class, () -> of(100, 101).read(Set.of()));
  }

  @Test
  void pagesWithoutEndAreNot() {
    assertThrows(SourceUnreadable.class, () -> of(0, Integer.MAX_VALUE).read(Set.of()));
  }
}
