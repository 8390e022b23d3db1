package io.brine.cli.command;

import io.brine.core.config.MinionId;
import io.brine.core.problem.InvalidValueException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a minion's id from the command line. */
final class MinionOption implements ITypeConverter<MinionId> {

  @Override
  public MinionId convert(String text) {
    try {
      return MinionId.parse(text);
    } catch (InvalidValueException mistake) {
      throw new TypeConversionException(mistake.getMessage());
    }
  }
}
