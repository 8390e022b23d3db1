package io.brine.bridge;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * JSON with strings cut to a length that fits into memory: what a minion returns may be of any
 * size, and a parser takes each string whole. In UTF-8; what is not valid stays as it is.
 */
final class ShortStrings extends FilterInputStream {
  /** Far more than is shown of any output. */
  static final int MOST_BYTES = 1 << 20;

  private static final int HEX_DIGITS = 4;

  private final byte[] one = new byte[1];
  private boolean inString;
  private boolean cutting;
  private boolean escaped;
  private int hexDigits;
  private int length;

  ShortStrings(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int count = read(one, 0, 1);
    return count < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int most) throws IOException {
    if (most == 0) {
      return 0;
    }
    while (true) {
      int count = in.read(buffer, offset, most);
      if (count < 0) {
        return count;
      }
      int kept = keep(buffer, offset, count);
      if (kept > 0) {
        return kept;
      }
    }
  }

  private int keep(byte[] buffer, int offset, int count) {
    int end = offset;
    for (int i = offset; i < offset + count; i++) {
      if (isKept(buffer[i])) {
        buffer[end++] = buffer[i];
      }
    }
    return end - offset;
  }

  private boolean isKept(byte next) {
    if (!inString) {
      inString = next == '"';
      length = 0;
      return true;
    }
    boolean within = escaped || hexDigits > 0;
    step(next);
    if (!inString) {
      cutting = false;
      return true;
    }
    length++;
    // Never within an escape or a character of several bytes.
    cutting = cutting || (length > MOST_BYTES && !within && next >= 0);
    return !cutting;
  }

  private void step(byte next) {
    if (escaped) {
      escaped = false;
      hexDigits = next == 'u' ? HEX_DIGITS : 0;
    } else if (hexDigits > 0) {
      hexDigits--;
    } else if (next == '\\') {
      escaped = true;
    } else if (next == '"') {
      inString = false;
    }
  }

  @Override
  public long skip(long most) throws IOException {
    long left = most;
    while (left > 0 && read() >= 0) {
      left--;
    }
    return most - left;
  }

  @Override
  public int available() {
    return 0;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
