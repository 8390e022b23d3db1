package io.brine.cli.input;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** OpenPGP public keys in ASCII armor. Source: RFC 9580, section 6. */
final class PublicKeyText {
  private static final String BEGIN = "-----BEGIN PGP PUBLIC KEY BLOCK-----";
  private static final String END = "-----END PGP PUBLIC KEY BLOCK-----";
  private static final int LINE = 64;

  private static final int CRC_START = 0xB704CE;
  private static final int CRC_POLYNOMIAL = 0x1864CFB;
  private static final int CRC_OVERFLOW = 0x1000000;

  private static final int PACKET = 0x80;
  private static final int NEW_FORMAT = 0x40;
  private static final int PUBLIC_KEY = 6;

  private PublicKeyText() {}

  /** The keys in armor, whichever form the file has; empty when it has none. */
  static String of(byte[] file) {
    if (beginsWithPublicKey(file)) {
      return armored(file);
    }
    String text = new String(file, StandardCharsets.US_ASCII);
    return text.contains(BEGIN) && text.contains(END) ? text : "";
  }

  private static boolean beginsWithPublicKey(byte[] file) {
    int tag = file[0] & 0xFF;
    if ((tag & PACKET) == 0) {
      return false;
    }
    int type = (tag & NEW_FORMAT) == 0 ? (tag >> 2) & 0xF : tag & 0x3F;
    return type == PUBLIC_KEY;
  }

  private static String armored(byte[] keys) {
    byte[] newline = {'\n'};
    String body = Base64.getMimeEncoder(LINE, newline).encodeToString(keys);
    return BEGIN + "\n\n" + body + "\n=" + checksum(keys) + "\n" + END + "\n";
  }

  /** CRC-24; old programs insist on it. */
  private static String checksum(byte[] bytes) {
    int crc = CRC_START;
    for (byte value : bytes) {
      crc ^= (value & 0xFF) << 16;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        crc <<= 1;
        if ((crc & CRC_OVERFLOW) != 0) {
          crc ^= CRC_POLYNOMIAL;
        }
      }
    }
    byte[] three = {(byte) (crc >> 16), (byte) (crc >> 8), (byte) crc};
    return Base64.getEncoder().encodeToString(three);
  }
}
