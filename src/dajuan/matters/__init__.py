"""Service matters and the bundles they are offered in."""
