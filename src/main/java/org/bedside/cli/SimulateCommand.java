package org.bedside.cli;

import picocli.CommandLine.Command;

/** Simulations. */
@Command(name = "simulate", description = "Simulate patients.", subcommands = SimulateGlucoseCommand.class)
final class SimulateCommand {}
