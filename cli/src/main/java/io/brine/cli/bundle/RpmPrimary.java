package io.brine.cli.bundle;

import io.brine.core.bundle.BundleLock.LockedFile;
import io.brine.core.bundle.BundleLock.LockedPackage;
import io.brine.core.bundle.BundlePath;
import io.brine.core.bundle.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The primary metadata of a yum repository, as createrepo_c writes them with SHA-256. */
final class RpmPrimary {
  private final Map<String, String> found = new HashMap<>();
  private final List<LockedPackage> packages = new ArrayList<>();
  private final String repository;

  private RpmPrimary(String repository) {
    this.repository = repository;
  }

  static List<LockedPackage> read(BundleFolder folder, BundlePath index) throws IOException {
    String repodata = index.folder();
    RpmPrimary primary = new RpmPrimary(repodata.substring(0, repodata.lastIndexOf('/')));
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(folder.bytes(index)))) {
      primary.read(in);
    } catch (XMLStreamException | NumberFormatException malformed) {
      throw new FileSystemException(index.text(), null, "is no primary metadata");
    }
    return primary.packages;
  }

  private void read(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader xml = factory.createXMLStreamReader(in);
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        start(xml);
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("package")) {
        end();
      }
    }
  }

  private void start(XMLStreamReader xml) throws XMLStreamException {
    switch (xml.getLocalName()) {
      case "package" -> found.clear();
      case "name", "arch", "checksum" ->
          found.putIfAbsent(xml.getLocalName(), xml.getElementText());
      case "version" ->
          found.put("version", xml.getAttributeValue(null, "ver") + "-" + attribute(xml, "rel"));
      case "size" -> found.put("size", attribute(xml, "package"));
      case "location" -> found.put("location", attribute(xml, "href"));
      default -> {}
    }
  }

  private static String attribute(XMLStreamReader xml, String name) {
    return String.valueOf(xml.getAttributeValue(null, name));
  }

  private void end() {
    packages.add(
        new LockedPackage(
            value("name"),
            value("version"),
            value("arch"),
            new LockedFile(
                BundlePath.parse(repository + "/" + value("location")),
                Digest.ofHex(value("checksum")),
                Long.parseLong(value("size")))));
  }

  private String value(String name) {
    return found.getOrDefault(name, "");
  }
}
