package io.brine.bridge;

import java.io.EOFException;
import java.io.IOException;
import javax.net.ssl.SSLException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Connects again when a salt-api that has too much to do cuts the connection off before TLS is
 * agreed on. Nothing of the call has been sent then.
 */
final class HandshakeAgain implements Interceptor {
  private static final int ATTEMPTS = 3;

  @Override
  public Response intercept(Chain chain) throws IOException {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return chain.proceed(chain.request());
      } catch (SSLException e) {
        if (!wasCutOff(e)) {
          throw e;
        }
      }
    }
    return chain.proceed(chain.request());
  }

  static boolean wasCutOff(Throwable cause) {
    return cause instanceof SSLException && cause.getCause() instanceof EOFException;
  }
}
