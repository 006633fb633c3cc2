/** Organizations: accounts in a tree, and the policies that bind them; one class per noun. */
package io.kedgeline.twins.aws.organizations;
