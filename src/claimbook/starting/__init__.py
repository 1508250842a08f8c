"""From a text to a package: how an audit is begun."""
