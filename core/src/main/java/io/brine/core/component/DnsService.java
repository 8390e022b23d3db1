package io.brine.core.component;

/** The view of the service that pods ask for names. */
public record DnsService(String address, String family) {}
